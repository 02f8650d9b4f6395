/** Grouping of several batches at once over a real store: the same news, each once, whatever fails in between. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGroupStage, type GroupPorts, type GroupStage } from '../../src/group/group.js';
import type { Grouping } from '../../src/grouping-ports.js';
import type { JobQueue } from '../../src/ports.js';
import { openJobQueue } from '../../src/system/bullmq-queue.js';
import { openThreadedWindow } from '../../src/system/threaded-window.js';
import { articleDraft } from '../support/article-draft.js';
import { emptyStoreOn, wellPolled } from '../support/empty-store.js';
import { engineKinds, quiet } from '../support/engines.js';

const start = new Date('2026-11-01T12:00:00Z');
const sources = ['north', 'south', 'west'];
const towns = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir'];

/** A report of its own for each town; the papers differ in a word. */
function reportOf(town: string, paper: string): string {
  return Array.from(
    { length: 12 },
    (_, line) =>
      `${town} ${line} ferry harbour ${town.toLowerCase()}${line * 7} council voted budget number ${line}`,
  )
    .concat(`Reported by ${paper}.`)
    .join('. ');
}

describe.each(engineKinds())('batches grouped beside one another on $name', (kind) => {
  if (kind.absent !== undefined) {
    test.skip(`skipped: ${kind.absent}`, () => undefined);
    return;
  }
  const site = emptyStoreOn(kind, sources, start);
  let queue: JobQueue;

  beforeEach(async () => {
    toldCopies = 0;
    queue = await openJobQueue({ kind: 'database', database: site.database }, quiet);
  });
  afterEach(() => queue.close());

  /** Of what the log tells, batch by batch. */
  let toldCopies = 0;
  const log = {
    ...quiet,
    info: (facts: object) => {
      if ('copies' in facts) toldCopies += Number(facts.copies);
    },
  };

  function openStage(change: Partial<GroupPorts['store']['prints']> = {}): GroupStage {
    const store = { ...site.store, prints: { ...site.store.prints, ...change } };
    return createGroupStage({
      store,
      queue,
      log,
      now: () => start,
      isPreferred: () => false,
      openWindow: openThreadedWindow,
    });
  }

  /** One batch a paper, with a report of every town. */
  async function bringReports(): Promise<string[][]> {
    const batches: string[][] = [];
    for (const source of sources) {
      const ids = await site.store.sources.recordPoll(source, wellPolled(start), {
        added: towns.map((town) => ({
          key: `${source} ${town}`,
          print: 'first',
          announced: { title: `${town} votes` },
          stage: 'extract' as const,
        })),
        changed: [],
      });
      await site.store.articles.save(
        ids.map((entryId, at) => {
          const text = reportOf(towns[at] ?? '', source);
          const url = `https://${source}.test/${towns[at]}`;
          const title = `${towns[at]} votes on its ferry`;
          return articleDraft({ entryId, sourceId: source, url, title, text, language: 'en', at: start });
        }),
        start,
      );
      batches.push(ids);
    }
    return batches;
  }

  /** By town: how many of its articles copy the first one, which all of them must in the end. */
  async function copiesByTown(): Promise<Record<string, number>> {
    const rows = await site.database.query<{ town: string; copies: number }>(
      `select split_part(title, ' ', 1) as town, count(copy_of)::int as copies from article group by 1 order by 1`,
    );
    return Object.fromEntries(rows.map(({ town, copies }) => [town, copies]));
  }
  const everyTownTwice = Object.fromEntries(towns.map((town) => [town, 2]));

  async function facts() {
    const [row] = await site.database.query<Record<string, number>>(
      `select (select count(*)::int from print) as prints,
         (select count(*)::int from article a join article o on o.id = a.copy_of where o.copy_of is not null or o.id > a.id) as chains,
         (select count(*)::int from entry where stage <> 'label') as unfinished`,
    );
    return row;
  }

  test('find the copies in one another', async () => {
    const stage = openStage();
    const batches = await bringReports();
    await Promise.all(batches.map((ids) => stage.groupEntries(ids)));
    await stage.close();
    expect(await copiesByTown()).toEqual(everyTownTwice);
    expect(await facts()).toEqual({ prints: 18, chains: 0, unfinished: 0 });
  });

  test('take an article that is in two of them once', async () => {
    const stage = openStage();
    const batches = await bringReports();
    const all = batches.flat();
    await Promise.all([all, all, all].map((ids) => stage.groupEntries(ids)));
    await stage.close();
    expect(await copiesByTown()).toEqual(everyTownTwice);
    expect(await facts()).toEqual({ prints: 18, chains: 0, unfinished: 0 });
    expect(toldCopies).toBe(12);
  });

  test('are decided anew when what was decided before them could not be saved', async () => {
    const { prints } = site.store;
    let isBroken = true;
    const save = async (grouping: Grouping) => {
      if (!isBroken) return prints.save(grouping);
      isBroken = false;
      // Meanwhile the next batch is decided.
      await sleep(300);
      throw new Error('the server went away');
    };
    const stage = openStage({ save });
    const batches = await bringReports();
    const ends = await Promise.allSettled(batches.map((ids) => stage.groupEntries(ids)));
    const failed = batches.filter((_, at) => ends[at]?.status === 'rejected');
    expect(failed).toHaveLength(3);
    await Promise.all(failed.map((ids) => stage.groupEntries(ids)));
    await stage.close();
    expect(await copiesByTown()).toEqual(everyTownTwice);
    expect(await facts()).toEqual({ prints: 18, chains: 0, unfinished: 0 });
  });
});
