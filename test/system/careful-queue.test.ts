/** A queue in memory after its process died, over a real store: a process that dies is one that never ends its work. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CollectJob, type EntriesJob, passEntries, requestPolls } from '../../src/pipeline.js';
import type { Database } from '../../src/ports.js';
import { entriesSetAside, pollSetAside } from '../../src/set-aside.js';
import { createStore } from '../../src/store/store.js';
import { createWorkMarks } from '../../src/store/work-marks.js';
import type { Store } from '../../src/store-ports.js';
import { carefulQueue } from '../../src/system/careful-queue.js';
import { openProcessQueue, ProcessJobs } from '../../src/system/process-queue.js';
import { openEmbedded, quiet, type TestEngine } from '../support/engines.js';
import { until } from '../support/program.js';

const now = () => new Date();
const never = new Promise<void>(() => undefined);

let engine: TestEngine;
let store: Store;
let statements = 0;

/** Counts what reaches the database. */
function counted(database: Database): Database {
  return {
    query: (...call) => {
      statements += 1;
      return database.query(...call);
    },
    transaction: (work) => database.transaction(work),
    close: () => database.close(),
  };
}

function openQueue() {
  const marks = createWorkMarks(counted(engine.database));
  return carefulQueue(openProcessQueue(new ProcessJobs(), quiet), marks, quiet);
}

/** A process: `deadly` are the entries it does not survive. */
function startProcess(deadly: ReadonlySet<string>) {
  const queue = openQueue();
  const done: string[][] = [];
  let hasDied = false;
  const ports = { store, queue, log: quiet, now };
  queue.consume<EntriesJob>(
    'group',
    async ({ entryIds }) => {
      if (hasDied || entryIds.some((id) => deadly.has(id))) {
        hasDied = true;
        await never;
      }
      done.push([...entryIds]);
      await store.entries.advance(entryIds, 'group', 'done', now());
    },
    { concurrency: 3, onSetAside: entriesSetAside(ports, 'group') },
  );
  return { queue, done, hasDied: () => hasDied };
}

async function addEntries(count: number): Promise<string[]> {
  const added = Array.from({ length: count }, (_, number) => ({
    key: `entry-${number}`,
    print: 'first',
    announced: { guid: `entry-${number}` },
    stage: 'extract' as const,
  }));
  const ids = await store.entries.saveNew('north', added, now());
  await store.entries.advance(ids, 'extract', 'group', now());
  return ids;
}

const waiting = () => store.entries.findWaiting('group', now(), 1_000);
const marksLeft = () => engine.database.query('select queue, subject from work_mark order by queue, subject');

beforeAll(async () => {
  engine = await openEmbedded();
  store = createStore(engine.database, 'news.test,2026');
  await store.sources.configure([{ id: 'north', url: 'https://north.test/feed', enabled: true }], now());
});
afterAll(() => engine.remove());
beforeEach(async () => {
  await engine.database.query('delete from work_mark');
  await engine.database.query('delete from entry');
});

describe('after a process died', () => {
  test('the one entry at fault is set aside at the fourth death, and every other is worked on', async () => {
    const ids = await addEntries(50);
    const deadly = new Set(ids.slice(29, 30));
    for (let deaths = 0; deaths < 4; deaths += 1) {
      const doomed = startProcess(deadly);
      await passEntries(doomed.queue, 'group', await waiting());
      await until(doomed.hasDied);
    }
    const survivor = startProcess(deadly);
    await passEntries(survivor.queue, 'group', await waiting());
    await until(async () => (await waiting()).length === 0);
    expect(survivor.hasDied()).toBe(false);
    const setAside = await store.entries.listSetAside(10);
    expect(setAside.map(({ id }) => id)).toEqual([...deadly]);
    expect(setAside[0]?.reason).toContain('the program ended 3 times while it was worked on');
    await survivor.queue.close();
    expect(await marksLeft()).toEqual([]);
  });

  test('two entries at fault in one batch are both found', async () => {
    const ids = await addEntries(20);
    const deadly = new Set([ids[3] ?? '', ids[16] ?? '']);
    let deaths = 0;
    for (; deaths < 9; deaths += 1) {
      const next = startProcess(deadly);
      await passEntries(next.queue, 'group', await waiting());
      await until(async () => next.hasDied() || (await waiting()).length === 0);
      if (!next.hasDied()) break;
    }
    expect(deaths).toBe(6);
    expect((await store.entries.listSetAside(10)).map(({ id }) => id).toSorted()).toEqual(
      [...deadly].toSorted(),
    );
  });

  test('an entry that was only there when somebody killed the process, in a batch and alone, is worked on', async () => {
    const ids = await addEntries(1);
    for (let deaths = 0; deaths < 3; deaths += 1) {
      const killed = startProcess(new Set(ids));
      await passEntries(killed.queue, 'group', ids);
      await until(killed.hasDied);
    }
    const next = startProcess(new Set());
    await passEntries(next.queue, 'group', ids);
    await until(async () => (await waiting()).length === 0);
    expect(next.done).toEqual([ids]);
  });

  test('what came in since is worked on in batches as ever, and the marks end with the care', async () => {
    const [old = ''] = await addEntries(1);
    const killed = startProcess(new Set([old]));
    await passEntries(killed.queue, 'group', [old]);
    await until(killed.hasDied);
    const next = startProcess(new Set());
    await passEntries(next.queue, 'group', [old]);
    await until(async () => next.done.length === 1 && (await marksLeft()).length === 1);
    statements = 0;
    await passEntries(next.queue, 'group', ['1001', '1002', '1003']);
    await until(() => next.done.length === 2);
    expect(next.done[1]).toEqual(['1001', '1002', '1003']);
    expect(statements).toBe(0);
  });

  test('a poll at fault is put off with the reason', async () => {
    await engine.database.query(`update source set claimed_until = now() + interval '5 minutes'`);
    const startPoller = (isDeadly: boolean) => {
      const queue = openQueue();
      let polls = 0;
      queue.consume<CollectJob>(
        'collect',
        async () => {
          polls += 1;
          if (isDeadly) await never;
        },
        { concurrency: 2, onSetAside: pollSetAside({ store, queue, log: quiet, now }) },
      );
      return { queue, polls: () => polls };
    };
    for (let deaths = 0; deaths < 4; deaths += 1) {
      const doomed = startPoller(true);
      await requestPolls(doomed.queue, [{ id: 'north', isNew: false }], now());
      await until(() => doomed.polls() === 1);
    }
    const survivor = startPoller(false);
    await requestPolls(survivor.queue, [{ id: 'north', isNew: false }], now());
    await until(
      async () => (await store.sources.find('north'))?.pollBecause.includes('ended 3 times') === true,
    );
    expect(survivor.polls()).toBe(0);
  });
});

describe('after a clean end', () => {
  test('no job costs a statement more, however much waits', async () => {
    const first = startProcess(new Set());
    await first.queue.close();
    const ids = await addEntries(40);
    const next = startProcess(new Set());
    await until(async () => (await marksLeft()).length === 1);
    statements = 0;
    await passEntries(next.queue, 'group', ids);
    await until(() => next.done.length === 2);
    expect(statements).toBe(0);
    await next.queue.close();
    expect(await marksLeft()).toEqual([]);
  });

  test('a queue that nobody consumes leaves no mark, so that commands can look at a store that died', async () => {
    const queue = openQueue();
    await queue.counts('group');
    await queue.close();
    expect(await marksLeft()).toEqual([]);
  });
});
