/** A batch with one bad entry, over a real store and queue. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../src/context.js';
import { CodedError } from '../src/errors.js';
import { sendBack } from '../src/operations/send-back.js';
import type { CollectJob, EntriesJob } from '../src/pipeline.js';
import type { JobQueue } from '../src/ports.js';
import { entriesSetAside, pollSetAside } from '../src/set-aside.js';
import { createStore } from '../src/store/store.js';
import type { Store } from '../src/store-ports.js';
import { openJobQueue } from '../src/system/bullmq-queue.js';
import { wellPolled } from './support/empty-store.js';
import { openEmbedded, quiet, type TestEngine } from './support/engines.js';
import { until } from './support/program.js';

const start = new Date('2026-11-01T12:00:00Z');
const polled = wellPolled(start);

describe('a job that failed for good', () => {
  let engine: TestEngine;
  let store: Store;
  let queue: JobQueue;

  beforeAll(async () => {
    engine = await openEmbedded();
    store = createStore(engine.database, 'news.test,2026');
    queue = await openJobQueue({ kind: 'database', database: engine.database }, quiet);
    await store.sources.configure([{ id: 'north', url: 'https://north.test/feed', enabled: true }], start);
  });
  afterAll(async () => {
    await queue.close();
    await engine.remove();
  });

  test('costs the flow the one entry at fault, and no other of its batch', async () => {
    const added = ['good', 'bad', 'fine'].map((key) => ({
      key,
      print: 'first',
      announced: { guid: key },
      stage: 'extract' as const,
    }));
    const entryIds = await store.sources.recordPoll('north', polled, { added, changed: [] });
    const [good = '', bad = '', fine = ''] = entryIds;
    const done = new Set<string>();
    const ports = { store, queue, log: quiet, now: () => start };
    const consumer = queue.consume<EntriesJob>(
      'extract',
      async (job) => {
        if (job.entryIds.includes(bad)) throw new CodedError({ code: 'bad', message: 'cannot be read' });
        for (const id of job.entryIds) done.add(id);
      },
      { concurrency: 2, onSetAside: entriesSetAside(ports, 'extract') },
    );
    // The batch has failed for good:
    await entriesSetAside(ports, 'extract')({ entryIds }, 'cannot be read');
    await until(() => done.size === 2);
    expect([...done].toSorted()).toEqual([good, fine].toSorted());
    await until(async () => (await store.entries.listSetAside(10)).length === 1, 60_000);
    expect(await store.entries.listSetAside(10)).toMatchObject([{ id: bad, reason: 'cannot be read' }]);
    await consumer.close();
  }, 90_000);

  test('is tried again at once when an operator says so, and what is unknown is named', async () => {
    const [entry] = await store.entries.listSetAside(10);
    const done: string[] = [];
    const consumer = queue.consume<EntriesJob>('extract', async (job) => void done.push(...job.entryIds), {
      concurrency: 1,
    });
    const site = { store, queue, now: () => new Date() } as unknown as Context;
    const conversation = { signal: new AbortController().signal, progress: () => undefined };
    const ids = [entry?.id ?? '', '999999'];
    expect(await sendBack.answer(site, { ids }, conversation)).toEqual({ entries: 1, unknown: ['999999'] });
    await until(() => done.length > 0);
    expect(done).toEqual([entry?.id]);
    expect(await store.entries.listSetAside(10)).toEqual([]);
    expect(await sendBack.answer(site, {}, conversation)).toEqual({ entries: 0, unknown: [] });
    await consumer.close();
  });

  test('puts the poll of a source off and says why', async () => {
    await pollSetAside({ store, queue, log: quiet, now: () => start })(
      { sourceIds: ['north'], askedAt: start.toISOString() },
      'out of memory',
    );
    const source = await store.sources.find('north');
    expect(source?.pollBecause).toContain('out of memory');
    expect(source?.nextPollAt.getTime()).toBe(start.getTime() + 6 * 3_600_000);
  });

  test('has polls that failed together tried one by one, as of when they were asked for', async () => {
    const before = await store.sources.find('north');
    const askedAt = start.toISOString();
    const jobs: CollectJob[] = [];
    const consumer = queue.consume<CollectJob>('collect', async (job) => void jobs.push(job), {
      concurrency: 1,
    });
    await pollSetAside({ store, queue, log: quiet, now: () => start })(
      { sourceIds: ['north', 'south'], askedAt },
      'out of memory',
    );
    await until(() => jobs.length === 2);
    expect(jobs.toSorted((a, b) => (String(a.sourceIds) < String(b.sourceIds) ? -1 : 1))).toEqual([
      { sourceIds: ['north'], askedAt },
      { sourceIds: ['south'], askedAt },
    ]);
    expect(await store.sources.find('north')).toEqual(before);
    await consumer.close();
  });
});
