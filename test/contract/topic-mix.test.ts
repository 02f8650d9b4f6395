/** What the store promises of topics: a mix that no source drowns, and categories counted as they stand. */
import { describe, expect, test } from 'vitest';
import type { ArticleDraft, MixedItemQuery } from '../../src/store-ports.js';
import { emptyStoreOn, wellPolled } from '../support/empty-store.js';
import { engineKinds } from '../support/engines.js';

const start = new Date('2026-05-01T12:00:00.000Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

const polled = wellPolled(start);

describe.each(engineKinds())('topics on $name', (kind) => {
  if (kind.absent !== undefined) {
    test.skip(`skipped: ${kind.absent}`, () => undefined);
    return;
  }
  const site = emptyStoreOn(kind, ['noisy', 'quiet', 'third'], start);

  /** One article a minute, in the order of the keys; returns their ids. */
  async function save(
    sourceId: string,
    keys: readonly string[],
    categories: string[] = [],
    from = 0,
  ): Promise<string[]> {
    const added = keys.map((key) => ({
      key,
      print: 'first',
      announced: { guid: key, title: key },
      stage: 'extract' as const,
    }));
    const entryIds = await site.store.sources.recordPoll(sourceId, polled, { added, changed: [] });
    const drafts = entryIds.map((entryId, at): ArticleDraft => {
      const url = `https://${sourceId}.test/${entryId}`;
      const instant = later(from + at);
      const content = { text: 'x', html: '<p>x</p>', authors: [], categories, related: [], removed: [] };
      return {
        entryId,
        print: 'first',
        sourceId,
        url,
        title: keys[at] ?? '',
        summary: null,
        extraction: { ...content, verdict: 'full', because: 'test' },
        enclosures: [],
        addresses: { url },
        rights: null,
        publishedAt: instant,
        updatedAt: instant,
        firstSeenAt: instant,
      };
    });
    await site.store.articles.save(drafts, start);
    const saved = await site.store.articles.getByEntries(entryIds);
    await site.store.labels.replace(
      saved.map(({ id, publishedAt }) => ({
        articleId: id,
        publishedAt,
        labels: [{ id: 'war', because: 'word' }],
      })),
    );
    return saved.map(({ id }) => id);
  }

  async function titles(query: Partial<MixedItemQuery>): Promise<string[]> {
    const items = await site.store.items.selectMixed({
      topicId: 'war',
      merge: 'story',
      limit: 10,
      sort: 'published',
      ...query,
    });
    return items.map(({ title }) => title);
  }

  test('show no more of a source than was asked for, and what the others have instead', async () => {
    await save('quiet', ['q1', 'q2', 'q3']);
    await save(
      'noisy',
      Array.from({ length: 200 }, (_, at) => `n${at}`),
      [],
      10,
    );
    expect(await titles({ perSource: 2 })).toEqual(['n199', 'n198', 'q3', 'q2']);
    expect(await titles({ perSource: 2, limit: 3 })).toEqual(['n199', 'n198', 'q3']);
  });

  test('leave out what is too old', async () => {
    await save('quiet', ['q1', 'q2', 'q3']);
    expect(await titles({ since: later(1) })).toEqual(['q3', 'q2']);
  });

  test('put the stories of most sources first where that is asked for', async () => {
    const [first = ''] = await save('quiet', ['everywhere', 'alone']);
    const copies = [
      ...(await save('noisy', ['copy one'], [], 5)),
      ...(await save('third', ['copy two'], [], 6)),
    ];
    await site.store.articles.linkCopies(
      copies.map((articleId) => ({
        articleId,
        copyOf: first,
        kind: 'exact' as const,
        because: 'same words',
      })),
    );
    expect(await titles({ sort: 'published' })).toEqual(['alone', 'everywhere']);
    expect(await titles({ sort: 'reports' })).toEqual(['everywhere', 'alone']);
  });

  test('tell which of their articles others stand for, at the merge level of the topic', async () => {
    const [first = '', report = ''] = await save('quiet', ['first', 'report', 'alone']);
    const [copy = ''] = await save('noisy', ['copy'], [], 5);
    const evidence = { level: 'near' as const, with: first, score: 0.8, rules: 1 };
    await site.store.prints.save({
      prints: [],
      copies: [{ articleId: copy, copyOf: first, kind: 'near', because: '80 % of its words', evidence }],
      stories: [{ articleId: report, storyId: first, because: 'shared names' }],
    });
    const list = async (merge: MixedItemQuery['merge'], mergedOnly = true) =>
      await site.store.filedArticles.list({ topicId: 'war', merge, limit: 10, mergedOnly });
    const told = (await list('story')).map(({ id, rootId, rootTitle, because }) => [
      id,
      rootId,
      rootTitle,
      because,
    ]);
    expect(told.toSorted()).toEqual(
      [
        [report, first, 'first', 'shared names'],
        [copy, first, 'first', '80 % of its words'],
      ].toSorted(),
    );
    expect(await list('near')).toMatchObject([{ id: copy, copyKind: 'near', sourceId: 'noisy', evidence }]);
    expect(await list('exact')).toEqual([]);
    expect(await list('story', false)).toHaveLength(4);
  });

  test('put what entered the topic last first where that is asked for', async () => {
    await save('quiet', ['late date'], [], 100);
    await site.database.query(`update label set entered_at = now() - interval '1 hour'`);
    await save('noisy', ['early date']);
    expect(await titles({ sort: 'arrived' })).toEqual(['early date', 'late date']);
  });

  test('count the categories of recent articles, copies left out', async () => {
    const [first = '', second = ''] = await save('quiet', ['a', 'b'], ['Oil', 'Gas']);
    const [copy = ''] = await save('noisy', ['c'], ['Oil']);
    await save('third', ['old'], ['Oil'], -60);
    await site.store.articles.linkCopies([
      { articleId: copy, copyOf: first, kind: 'exact', because: 'same words' },
    ]);
    expect(await site.store.autoTopics.countCategories(start)).toEqual([
      { category: 'Gas', articles: 2 },
      { category: 'Oil', articles: 2 },
    ]);
    expect(second).not.toBe('');
  });

  test('keep the id and the category of a topic once made, and send its articles to be labelled', async () => {
    await save('quiet', ['a'], ['Oil']);
    await site.database.query(`update entry set stage = 'done'`);
    const oil = { id: 'oil', title: 'Oil', category: 'oil', lastEnoughMs: start.getTime(), retired: false };
    await site.store.autoTopics.save([oil]);
    await site.store.autoTopics.save([{ ...oil, title: 'OIL', category: 'gas', retired: true }]);
    expect(await site.store.autoTopics.list()).toEqual([{ ...oil, retired: true }]);
    await site.store.autoTopics.sendBack(['Gas'], start, later(5));
    expect(await site.store.entries.findWaiting('label', later(10), 10)).toEqual([]);
    await site.store.autoTopics.sendBack(['Oil', 'Gas'], start, later(5));
    expect(await site.store.entries.findWaiting('label', later(10), 10)).toHaveLength(1);
  });
});
