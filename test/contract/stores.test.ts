/** What the stores promise, whichever engine is behind them. */
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { KnownArticle } from '../../src/group/recent-window.js';
import { migrate } from '../../src/store/migrate.js';
import type { ArticleDraft } from '../../src/store-ports.js';
import { emptyStoreOn, wellPolled } from '../support/empty-store.js';
import { engineKinds } from '../support/engines.js';
import { heldPage } from '../support/held-page.js';
import { rendering } from '../support/rendering.js';

const start = new Date('2026-05-01T12:00:00.000Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

const polled = wellPolled(start);

describe.each(engineKinds())('stores on $name', (kind) => {
  if (kind.absent !== undefined) {
    test.skip(`skipped: ${kind.absent}`, () => undefined);
    return;
  }
  const site = emptyStoreOn(kind, ['north', 'south'], start);

  async function claim(at: Date, limit = 10): Promise<string[]> {
    return (await site.store.sources.claimDue(at, limit, 60_000)).map(({ id }) => id);
  }

  function entry(key: string, print = 'first') {
    return { key, print, announced: { guid: key, title: `Title of ${key}` }, stage: 'extract' as const };
  }

  async function announce(source: string, ...keys: string[]): Promise<string[]> {
    return site.store.sources.recordPoll(source, polled, {
      added: keys.map((key) => entry(key)),
      changed: [],
    });
  }

  function draft(entryId: string, sourceId: string, change: Partial<ArticleDraft> = {}): ArticleDraft {
    return {
      entryId,
      print: 'first',
      sourceId,
      url: `https://${sourceId}.test/${entryId}`,
      title: `Article ${entryId}`,
      summary: null,
      extraction: {
        text: 'Some words.',
        html: '<p>Some words.</p>',
        authors: ['Ada'],
        categories: [],
        related: [],
        removed: [{ rule: 'ad-marker', text: 'Advert' }],
        verdict: 'full',
        because: 'test',
      },
      enclosures: [],
      addresses: { url: `https://${sourceId}.test/${entryId}` },
      rights: null,
      publishedAt: start,
      updatedAt: start,
      firstSeenAt: start,
      ...change,
    };
  }

  async function saveArticles(sourceId: string, ...keys: string[]): Promise<string[]> {
    const ids = await announce(sourceId, ...keys);
    await site.store.articles.save(
      ids.map((id) => draft(id, sourceId)),
      start,
    );
    return (await site.store.articles.getByEntries(ids)).map(({ id }) => id);
  }

  test('migrate twice to the same version', async () => {
    expect(await migrate(site.database)).toBe(await migrate(site.database));
  });

  test('let only one of many clocks have a due source, and give it back when its lease runs out', async () => {
    const claims = await Promise.all(Array.from({ length: 8 }, () => claim(start)));
    expect(claims.flat().toSorted()).toEqual(['north', 'south']);
    expect(await claim(later(0.5))).toEqual([]);
    expect((await claim(later(2))).toSorted()).toEqual(['north', 'south']);
  });

  test('are not due before their time, nor when paused', async () => {
    await announce('north');
    await site.store.sources.configure(
      [{ id: 'north', url: 'https://north.test/feed', enabled: true }],
      start,
    );
    expect(await claim(later(29))).toEqual([]);
    expect(await claim(later(31))).toEqual(['north']);
  });

  test('keep an entry once, however often it is announced', async () => {
    const first = await announce('north', 'a', 'b');
    const second = await announce('north', 'a', 'b', 'c');
    expect(first).toHaveLength(2);
    expect(second).toHaveLength(1);
    expect(
      await site.store.entries.findKnown('north', [{ key: 'a' }, { key: 'c' }, { key: 'x' }]),
    ).toMatchObject([
      { key: 'a', print: 'first' },
      { key: 'c', print: 'first' },
    ]);
  });

  test('hand a changed entry on again, and an unchanged or held one not', async () => {
    await site.store.sources.recordPoll('north', polled, {
      added: [entry('a'), { ...entry('old'), stage: 'held' }],
      changed: [],
    });
    const changed = [entry('a', 'second'), entry('old', 'second')];
    expect(await site.store.sources.recordPoll('north', polled, { added: [], changed })).toHaveLength(1);
    expect(
      await site.store.sources.recordPoll('north', polled, { added: [], changed: [entry('a', 'second')] }),
    ).toEqual([]);
  });

  test('keep an entry at its stage when it changed while its article was being made', async () => {
    const [id = ''] = await announce('north', 'a');
    await site.store.sources.recordPoll('north', polled, { added: [], changed: [entry('a', 'second')] });
    await site.store.articles.save([draft(id, 'north')], start);
    expect((await site.store.entries.get([id]))[0]?.stage).toBe('extract');
    await site.store.articles.save([draft(id, 'north', { print: 'second' })], start);
    expect((await site.store.entries.get([id]))[0]?.stage).toBe('group');
  });

  test('find entries whose job was lost', async () => {
    const [id = ''] = await announce('north', 'a');
    expect(await site.store.entries.findWaiting('extract', later(-1), 10)).toEqual([]);
    expect(await site.store.entries.findWaiting('extract', start, 10)).toEqual([id]);
    await site.store.entries.advance([id], 'group', 'label', start);
    expect((await site.store.entries.get([id]))[0]?.stage).toBe('extract');
  });

  test('find waiting entries a page at a time', async () => {
    const ids = await announce('north', 'a', 'b', 'c');
    expect(await site.store.entries.findWaiting('extract', start, 2)).toEqual(ids.slice(0, 2));
    expect(await site.store.entries.findWaiting('extract', start, 2, ids[1])).toEqual(ids.slice(2));
  });

  test('give the first poll of a new source before polls that are due for longer', async () => {
    await site.store.sources.recordPoll(
      'north',
      { ...polled, nextPollAt: later(-60) },
      { added: [], changed: [] },
    );
    expect(await site.store.sources.claimDue(later(1), 1, 60_000)).toEqual([{ id: 'south', isNew: true }]);
    expect(await site.store.sources.claimDue(later(1), 1, 60_000)).toEqual([{ id: 'north', isNew: false }]);
  });

  test('take an entry that no retry can cure out of the flow, say why, and put it back when asked', async () => {
    const [id = '', other = ''] = await announce('north', 'a', 'b');
    await site.store.entries.setAside([id], 'group', 'at another stage', start);
    expect(await site.store.entries.listSetAside(10)).toEqual([]);
    await site.store.entries.setAside([id], 'extract', 'its page fells the worker', start);
    expect(await site.store.entries.findWaiting('extract', start, 10)).toEqual([other]);
    expect(await site.store.entries.listSetAside(10)).toMatchObject([
      { id, sourceId: 'north', title: 'Title of a', stage: 'extract', reason: 'its page fells the worker' },
    ]);
    expect(await site.store.entries.sendBack(start)).toBe(1);
    expect(await site.store.entries.findWaiting('extract', start, 10)).toEqual([id, other]);
    expect(await site.store.entries.listSetAside(10)).toEqual([]);
  });

  test('give an entry that was set aside another chance when its source changes it', async () => {
    const [id = ''] = await announce('north', 'a');
    await site.store.entries.setAside([id], 'extract', 'broken', start);
    await site.store.sources.recordPoll('north', polled, { added: [], changed: [entry('a', 'second')] });
    expect(await site.store.entries.findWaiting('extract', start, 10)).toEqual([id]);
    expect(await site.store.entries.listSetAside(10)).toEqual([]);
  });

  test('know when the newest articles of every source appeared, how long they are and whether they are whole', async () => {
    const [first = '', second = ''] = await announce('north', 'a', 'b');
    const teaser = { ...draft(second, 'north').extraction, text: 'Wörter', verdict: 'teaser' as const };
    await site.store.articles.save(
      [draft(first, 'north'), draft(second, 'north', { extraction: teaser, publishedAt: later(5) })],
      start,
    );
    await saveArticles('south', 'c');
    const recent = await site.store.sources.allRecentArticles(1);
    expect(recent.get('north')).toEqual([{ publishedAt: later(5), verdict: 'teaser', bytes: 7 }]);
    expect(recent.get('south')).toEqual([{ publishedAt: start, verdict: 'full', bytes: 11 }]);
  });

  test('tell one of two workers that claim a key at once who the other is', async () => {
    const [first = ''] = await saveArticles('north', 'a');
    const [second = ''] = await saveArticles('south', 'b');
    const key = { kind: 'url' as const, key: 'https://same.test/' };
    const [one, two] = await Promise.all([
      site.store.articles.settleIdentity([{ id: first, keys: [key] }]),
      site.store.articles.settleIdentity([{ id: second, keys: [key] }]),
    ]);
    const told = [...(one.get(first) ?? []), ...(two.get(second) ?? [])];
    expect(told).toHaveLength(1);
    expect([first, second]).toContain(told[0]?.articleId);
  });

  test('join two known articles that a third one links, and their copies, under the smallest id', async () => {
    const [a = '', b = '', c = '', d = ''] = await saveArticles('north', 'a', 'b', 'c', 'd');
    const because = 'test';
    await site.store.articles.linkCopies([{ articleId: d, copyOf: b, kind: 'exact', because }]);
    await site.store.articles.linkCopies([
      { articleId: c, copyOf: b, kind: 'exact', because },
      { articleId: c, copyOf: a, kind: 'exact', because },
    ]);
    const rows = await site.database.query('select id from article where copy_of = $1 order by id', [a]);
    expect(rows).toEqual([{ id: b }, { id: c }, { id: d }]);
  });

  test('link copies of copies to the first', async () => {
    const [a = '', b = '', c = ''] = await saveArticles('north', 'a', 'b', 'c');
    const because = 'test';
    await site.store.articles.linkCopies([{ articleId: c, copyOf: b, kind: 'exact', because }]);
    await site.store.articles.linkCopies([{ articleId: b, copyOf: a, kind: 'exact', because }]);
    const rows = await site.database.query('select id, copy_of from article order by id');
    expect(rows).toEqual([
      { id: a, copy_of: null },
      { id: b, copy_of: a },
      { id: c, copy_of: a },
    ]);
  });

  test('take new words under a new guid at a known address for a revision of the article there', async () => {
    const [first = '', second = ''] = [...(await announce('north', 'a')), ...(await announce('north', 'b'))];
    const changed = { title: 'Corrected', firstSeenAt: later(60) };
    await site.store.articles.save([draft(first, 'north'), draft(second, 'north', changed)], start);
    const [a, b] = (await site.store.articles.getByEntries([first, second])).map(({ id }) => id);
    await site.store.articles.linkCopies([
      { articleId: b ?? '', copyOf: a ?? '', kind: 'same', because: 'test' },
    ]);
    expect(await site.store.articles.reviseOriginals([b ?? ''])).toEqual([a]);
    const [pending] = await site.store.articles.pendingRevisions([a ?? '']);
    expect(pending).toMatchObject({ title: 'Corrected', seenAt: later(60) });
    await site.store.articles.settleRevision({
      id: pending?.id ?? '',
      significant: true,
      because: 'the title',
    });
    expect((await site.store.articles.getByEntries([first]))[0]).toMatchObject({ id: a, title: 'Corrected' });
    expect(await site.store.articles.reviseOriginals([b ?? ''])).toEqual([]);
  });

  test('keep id, source and first dates of a revised article, and its history', async () => {
    const [entryId = ''] = await announce('north', 'a');
    await site.store.articles.save([draft(entryId, 'north')], start);
    const [before] = await site.store.articles.getByEntries([entryId]);
    await site.database.query("update entry set stage = 'extract'");
    const revised = draft(entryId, 'north', {
      title: 'Corrected',
      publishedAt: later(60),
      updatedAt: later(60),
    });
    await site.store.articles.save([revised], later(60));
    const [pending] = await site.store.articles.pendingRevisions([before?.id ?? '']);
    expect(pending).toMatchObject({ title: 'Corrected', before: { title: `Article ${entryId}` } });
    await site.store.articles.settleRevision({
      id: pending?.id ?? '',
      significant: true,
      because: 'the title',
    });
    const [after] = await site.store.articles.getByEntries([entryId]);
    expect(after).toMatchObject({ id: before?.id, title: 'Corrected', publishedAt: start });
    expect(await site.database.query('select updated_at from article')).toEqual([{ updated_at: later(60) }]);
    expect(await site.store.articles.pendingRevisions([before?.id ?? ''])).toEqual([]);
    const [history] = await site.database.query<{ before: object }>('select before from revision');
    expect(history?.before).toMatchObject({ title: `Article ${entryId}` });
  });

  test('show a story once per topic with everyone who reported it, at the level asked for', async () => {
    const [first = ''] = await saveArticles('north', 'a');
    const [second = ''] = await saveArticles('south', 'b');
    await site.store.labels.replace(
      [first, second].map((articleId) => ({
        articleId,
        publishedAt: start,
        labels: [{ id: 'topic', because: 'word' }],
      })),
    );
    await site.store.articles.linkCopies([
      { articleId: second, copyOf: first, kind: 'exact', because: 'same words' },
    ]);
    const scope = { kind: 'topic', topicId: 'topic' } as const;
    const [merged = [], apart] = await site.store.items.select([
      { scope, merge: 'exact', limit: 10 },
      { scope, merge: 'off', limit: 10 },
    ]);
    expect(merged).toHaveLength(1);
    expect(merged[0]).toMatchObject({
      id: `tag:news.test,2026:item/${first}`,
      source: { id: 'north' },
      alsoReportedBy: [{ sourceTitle: 'south', kind: 'exact' }],
    });
    expect(apart).toHaveLength(2);
    const story = await site.store.items.selectStory(first);
    expect(story.map(({ kind: reported }) => reported)).toEqual(['lead', 'exact']);
    expect(await site.store.items.topicsOfStory(first)).toEqual(['topic']);
  });

  async function loadPrints(since: Date, limit: number): Promise<KnownArticle[]> {
    const loaded: KnownArticle[] = [];
    for await (const part of site.store.prints.load(since, limit)) loaded.push(...part);
    return loaded;
  }

  test('give prints of many articles part by part, none twice and none left out', async () => {
    const ids = await saveArticles('north', ...Array.from({ length: 450 }, (_, at) => `number ${at}`));
    const prints = ids.map((articleId) => ({ articleId, print: Buffer.from(articleId) }));
    await site.store.prints.save({ prints, copies: [], stories: [] });
    expect((await loadPrints(start, 1_000)).map(({ articleId }) => articleId)).toEqual(ids);
    expect((await loadPrints(start, 401)).map(({ articleId }) => articleId)).toEqual(ids.slice(-401));
    expect((await loadPrints(start, 200)).map(({ articleId }) => articleId)).toEqual(ids.slice(-200));
  });

  test('keep what is on no page of an archive open, however much was put on one just before', async () => {
    const ids = await saveArticles('north', 'a', 'b', 'c');
    const label = (articleId: string) => ({
      articleId,
      publishedAt: start,
      labels: ['one', 'two'].map((id) => ({ id, because: 'word' })),
    });
    await site.store.labels.replace(ids.map(label));
    const query = (topicId: string) => ({ topicId, merge: 'story' as const, limit: 2 });
    const open = async () => {
      const lists = await site.store.items.selectOpen([query('one'), query('two')]);
      return lists.map((items) => items.map(({ id }) => id.replace(/.*\//, '')));
    };
    const [first, second, third] = ids;
    expect(await open()).toEqual([
      [first, second],
      [first, second],
    ]);
    const [items = []] = await site.store.items.selectOpen([query('one')]);
    await site.store.archives.close('one', [heldPage('2026-05', items)]);
    for (let turn = 0; turn < 2; turn += 1) expect(await open()).toEqual([[third], [first, second]]);
    expect(await site.store.archives.findLast(['one', 'two'])).toEqual(new Map([['one', '2026-05']]));
    await expect(site.store.archives.close('one', [heldPage('2026-05', items)])).rejects.toThrow();
  });

  test('keep prints once, with the decisions made on them, in order of arrival', async () => {
    const [a = '', b = '', c = ''] = await saveArticles('north', 'a', 'b', 'c');
    expect(await site.store.prints.findNew([a, b, c])).toEqual(new Set([a, b, c]));
    await site.store.prints.save({
      prints: [a, b, c].map((articleId) => ({ articleId, print: Buffer.from(`print of ${articleId}`) })),
      copies: [{ articleId: b, copyOf: a, kind: 'near', because: 'nearly' }],
      stories: [{ articleId: c, storyId: a, because: 'the same event' }],
    });
    expect(await site.store.prints.findNew([a, b, c])).toEqual(new Set());
    expect(await loadPrints(start, 10)).toMatchObject([
      { articleId: a, copyOf: null, storyId: a, print: Buffer.from(`print of ${a}`) },
      { articleId: b, copyOf: a, copyKind: 'near' },
      { articleId: c, copyOf: null, storyId: a, because: 'the same event' },
    ]);
    expect((await loadPrints(start, 2)).map(({ articleId }) => articleId)).toEqual([b, c]);
    expect(await loadPrints(later(1), 10)).toEqual([]);
    expect(await site.store.items.findStoryId(c)).toBe(a);
    expect(await site.store.items.findStoryId(b)).toBe(a);
    expect(await site.store.items.findStoryId('99')).toBeUndefined();
    const [merged, apart] = await site.store.items.select([
      { scope: { kind: 'all' }, merge: 'story', limit: 10 },
      { scope: { kind: 'all' }, merge: 'near', limit: 10 },
    ]);
    expect(merged?.map(({ id }) => id)).toEqual([`tag:news.test,2026:item/${a}`]);
    expect(apart).toHaveLength(2);
  });

  test('show the lead of a story under the id and date of its first article', async () => {
    const [first = ''] = await saveArticles('north', 'a');
    const [second = ''] = await saveArticles('south', 'b');
    await site.store.prints.save({
      prints: [],
      copies: [],
      stories: [{ articleId: second, storyId: first, because: 'the same event' }],
    });
    const candidates = await site.store.stories.leadCandidates([second]);
    expect(candidates).toMatchObject([
      { storyId: first, id: first, sourceId: 'north', isFull: true, length: 11, leadId: first },
      { storyId: first, id: second, sourceId: 'south', leadId: first },
    ]);
    await site.store.stories.saveLead(
      { storyId: first, leadId: second, because: 'its source is preferred' },
      later(10),
    );
    const [[item] = []] = await site.store.items.select([
      { scope: { kind: 'all' }, merge: 'story', limit: 10 },
    ]);
    expect(item).toMatchObject({
      id: `tag:news.test,2026:item/${first}`,
      source: { id: 'south' },
      publishedAt: start.toISOString(),
      updatedAt: later(10).toISOString(),
      alsoReportedBy: [{ sourceTitle: 'north', kind: 'story' }],
    });
    const story = await site.store.items.selectStory(first);
    expect(story.map(({ kind: reported, source }) => [reported, source.id])).toEqual([
      ['story', 'north'],
      ['lead', 'south'],
    ]);
  });

  test('name every topic that gained, kept or lost an article', async () => {
    const [articleId = ''] = await saveArticles('north', 'a');
    const label = (...ids: string[]) =>
      site.store.labels.replace([
        { articleId, publishedAt: start, labels: ids.map((id) => ({ id, because: 'word' })) },
      ]);
    expect(await label('one', 'two')).toEqual(new Set(['one', 'two']));
    expect(await label('two', 'three')).toEqual(new Set(['one', 'two', 'three']));
  });

  test('mark a feed published only up to the change that was rendered', async () => {
    await site.store.outputFeeds.markChanged(['topics/x', 'topics/x', 'all']);
    const [all] = await site.store.outputFeeds.findChanged();
    await site.store.outputFeeds.markChanged(['all']);
    await site.store.outputFeeds.markPublished([
      { path: 'all', change: all?.change ?? '', summary: { itemCount: 1, newest: [] } },
    ]);
    expect((await site.store.outputFeeds.findChanged()).map(({ path }) => path)).toEqual(['all', 'topics/x']);
    expect((await site.store.outputFeeds.summaries()).get('all')).toEqual({ itemCount: 1, newest: [] });
    expect(await site.store.outputFeeds.retain(['all'])).toEqual(['topics/x']);
  });

  test('leave the feed of a single source unrendered until somebody asks for it or subscribes to it', async () => {
    await site.store.outputFeeds.markChanged(['sources/quiet', 'sources/watched']);
    const paths = async () => (await site.store.outputFeeds.findChanged()).map(({ path }) => path);
    expect(await paths()).not.toContain('sources/watched');
    await site.store.subscribers.confirm(
      {
        mode: 'subscribe',
        callback: 'https://reader.example/',
        path: '/sources/watched/rss.xml',
        leaseSeconds: 60,
      },
      start,
    );
    expect(await paths()).toContain('sources/watched');
    expect(await paths()).not.toContain('sources/quiet');
    const change = await site.store.outputFeeds.findChange('sources/quiet');
    expect(change).toBeDefined();
    await site.store.outputFeeds.markPublished([
      { path: 'sources/quiet', change: change ?? '', summary: { itemCount: 0, newest: [] } },
    ]);
    expect(await site.store.outputFeeds.findChange('sources/quiet')).toBeUndefined();
    expect(await site.store.outputFeeds.findChange('sources/unknown')).toBeUndefined();
  });

  test('keep bytes and date of a rendering that did not change', async () => {
    const { renderings } = site.store;
    expect(await renderings.save([rendering('/x', 'one', start), rendering('/y', 'one', start)])).toEqual([
      '/x',
      '/y',
    ]);
    expect(await renderings.save([])).toEqual([]);
    expect(
      await renderings.save([rendering('/x', 'one', later(5)), rendering('/y', 'two', later(5))]),
    ).toEqual(['/y']);
    expect((await renderings.findFacts('/x'))?.modifiedAt).toEqual(start);
    expect(await renderings.findTags(['/x', '/y', '/none'])).toEqual(
      new Map([
        ['/x', '"one"'],
        ['/y', '"two"'],
      ]),
    );
    expect(await renderings.save([rendering('/x', 'two', later(6))])).toEqual(['/x']);
    expect((await renderings.findBody('/x', 'identity', '"two"'))?.toString()).toBe('two');
    expect(await renderings.findBody('/x', 'identity', '"one"')).toBeUndefined();
    const gzip = await renderings.findBody('/x', 'gzip', '"two"');
    expect(gunzipSync(gzip ?? '').toString()).toBe('two');
  });
});
