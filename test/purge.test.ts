/** Retention over a real store, and what became of articles that are kept no longer. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGroupStage } from '../src/group/group.js';
import type { JobQueue } from '../src/ports.js';
import { type PurgePlan, purge } from '../src/purge.js';
import type { ArticleDraft } from '../src/store-ports.js';
import { openJobQueue } from '../src/system/bullmq-queue.js';
import { openThreadedWindow } from '../src/system/threaded-window.js';
import { articleDraft } from './support/article-draft.js';
import { emptyStoreOn, wellPolled } from './support/empty-store.js';
import { engineKinds, quiet } from './support/engines.js';

const dayMs = 86_400_000;
const start = new Date('2026-11-01T12:00:00Z');
const daysAgo = (days: number) => new Date(start.getTime() - days * dayMs);
const polled = wellPolled(start);

describe.each(engineKinds())('retention on $name', (kind) => {
  if (kind.absent !== undefined) {
    test.skip(`skipped: ${kind.absent}`, () => undefined);
    return;
  }
  const site = emptyStoreOn(kind, ['north'], daysAgo(100));
  let queue: JobQueue;

  beforeEach(async () => {
    queue = await openJobQueue({ kind: 'database', database: site.database }, quiet);
  });
  afterEach(() => queue.close());

  const ports = () => ({ store: site.store, queue, log: quiet, now: () => start });
  const entry = (key: string, print = 'first') => ({
    key,
    print,
    announced: { guid: key, title: key, url: `https://north.test/${key}` },
    stage: 'extract' as const,
  });

  function draft(entryId: string, key: string, age: number, url = `https://north.test/${key}`): ArticleDraft {
    const text = `The words of ${key}, which nobody else has written before, long enough to be told apart from others.`;
    const title = `Title of ${key}`;
    return articleDraft({ entryId, sourceId: 'north', guid: key, url, title, text, at: daysAgo(age) });
  }

  /** Articles that went all the way, by their age in days. */
  async function publish(ages: Record<string, number>, topicId = 'ferry'): Promise<Record<string, string>> {
    const keys = Object.keys(ages);
    const entryIds = await site.store.sources.recordPoll('north', polled, {
      added: keys.map((key) => entry(key)),
      changed: [],
    });
    await site.store.articles.save(
      entryIds.map((id, index) => draft(id, keys[index] ?? '', ages[keys[index] ?? ''] ?? 0)),
      start,
    );
    const stage = createGroupStage({ ...ports(), isPreferred: () => false, openWindow: openThreadedWindow });
    await stage.groupEntries(entryIds);
    const articles = await site.store.articles.getByEntries(entryIds);
    await site.store.labels.replace(
      articles.map(({ id, publishedAt }) => ({
        articleId: id,
        publishedAt,
        labels: [{ id: topicId, because: 'test' }],
      })),
    );
    await site.store.entries.advance(entryIds, 'label', 'done', start);
    return Object.fromEntries(articles.map(({ id, title }) => [title.replace('Title of ', ''), id]));
  }

  const titles = async () => {
    const [items = []] = await site.store.items.select([
      { scope: { kind: 'all' }, merge: 'off', limit: 100 },
    ]);
    return items.map(({ title }) => title.replace('Title of ', '')).toSorted();
  };
  const plan = (change: Partial<PurgePlan>): PurgePlan => ({ sources: [], topics: [], ...change });

  test('keeps everything where nothing is set', async () => {
    await publish({ old: 900, new: 1 });
    expect(await purge(ports(), plan({ sources: [{ id: 'north' }], topics: [{ id: 'ferry' }] }))).toBe(0);
    expect(await titles()).toEqual(['new', 'old']);
  });

  test('removes what is older than its source keeps, and has the feeds rendered anew', async () => {
    await publish({ old: 40, older: 80, new: 1 });
    expect(await purge(ports(), plan({ sources: [{ id: 'north', keep: { age: 30 * dayMs } }] }))).toBe(2);
    expect(await titles()).toEqual(['new']);
    expect((await site.store.outputFeeds.findChanged()).map(({ path }) => path)).toEqual([
      'all',
      'topics/ferry',
    ]);
  });

  test('removes all but the newest where their number is set', async () => {
    await publish({ a: 1, b: 2, c: 3, d: 4 });
    await purge(ports(), plan({ sources: [{ id: 'north', keep: { items: 2 } }] }));
    expect(await titles()).toEqual(['a', 'b']);
  });

  test('leaves what a topic keeps, by age and by number', async () => {
    await publish({ a: 50, b: 60, c: 70 });
    const sources = [{ id: 'north', keep: { age: 30 * dayMs } }];
    await purge(ports(), plan({ sources, topics: [{ id: 'ferry', keep: { age: 65 * dayMs } }] }));
    expect(await titles()).toEqual(['a', 'b']);
    await purge(ports(), plan({ sources, topics: [{ id: 'ferry', keep: { items: 1 } }] }));
    expect(await titles()).toEqual(['a']);
  });

  test('never brings back what it removed: not as it was, not changed, not under another guid', async () => {
    await publish({ gone: 40, new: 1 });
    await purge(ports(), plan({ sources: [{ id: 'north', keep: { age: 30 * dayMs } }] }));
    expect(
      await site.store.sources.recordPoll('north', polled, { added: [entry('gone')], changed: [] }),
    ).toEqual([]);
    const changed = [{ ...entry('gone', 'second') }];
    expect(await site.store.sources.recordPoll('north', polled, { added: [], changed })).toEqual([]);
    const [id = ''] = await site.store.sources.recordPoll('north', polled, {
      added: [entry('renamed')],
      changed: [],
    });
    await site.store.articles.save([draft(id, 'renamed', 0, 'https://north.test/gone')], start);
    await createGroupStage({
      ...ports(),
      isPreferred: () => false,
      openWindow: openThreadedWindow,
    }).groupEntries([id]);
    expect(await titles()).toEqual(['new']);
    expect((await site.store.entries.get([id]))[0]?.stage).toBe('held');
  });

  test('keeps an original as long as one of its copies is kept', async () => {
    const ids = await publish({ original: 40, copy: 1 });
    await site.store.articles.linkCopies([
      { articleId: ids.copy ?? '', copyOf: ids.original ?? '', kind: 'exact', because: 'test' },
    ]);
    const sources = [{ id: 'north', keep: { age: 30 * dayMs } }];
    expect(await purge(ports(), plan({ sources }))).toBe(0);
    expect(await titles()).toEqual(['copy', 'original']);
  });

  test('goes on with a story from the first report after all that are kept no longer', async () => {
    const stage = createGroupStage({ ...ports(), isPreferred: () => false, openWindow: openThreadedWindow });
    const report = async (key: string, age: number, words: string) => {
      const [id = ''] = await site.store.sources.recordPoll('north', polled, {
        added: [entry(key)],
        changed: [],
      });
      const base = draft(id, key, age);
      await site.store.articles.save(
        [{ ...base, title: words, extraction: { ...base.extraction, text: `${words}. ${words} ${key}.` } }],
        start,
      );
      await stage.groupEntries([id]);
      await site.store.entries.advance([id], 'label', 'done', start);
      const [article] = await site.store.articles.getByEntries([id]);
      return article?.id ?? '';
    };
    const event = 'Ferry Sunniva runs aground near Long Skerry lighthouse with ninety passengers';
    await report('first', 3, event);
    await purge(ports(), plan({ sources: [{ id: 'north', keep: { age: 2 * dayMs } }] }));
    const second = await report('second', 1, `${event} after a storm`);
    const third = await report('third', 0, `${event} after a storm at night`);
    expect(await titles()).toHaveLength(2);
    const [row] = await site.database.query('select story_id as "storyId" from article where id = $1', [
      third,
    ]);
    expect(row?.storyId).toBe(second);
  });

  test('works through many in small batches', async () => {
    await publish(Object.fromEntries(Array.from({ length: 450 }, (_, n) => [`n${n}`, 40 + n])));
    expect(await purge(ports(), plan({ sources: [{ id: 'north', keep: { age: 30 * dayMs } }] }))).toBe(450);
    const [left] = await site.database.query<{ entries: number; keys: number }>(
      'select (select count(*) from entry)::int as entries, (select count(*) from identity_key)::int as keys',
    );
    expect(left?.entries).toBe(450);
    expect(left?.keys).toBeGreaterThanOrEqual(450);
  });
});
