/** What search promises, whichever engine is behind it. */
import { describe, expect, test } from 'vitest';
import { emptyStoreOn, wellPolled } from '../support/empty-store.js';
import { engineKinds } from '../support/engines.js';

const start = new Date('2026-05-01T12:00:00.000Z');
const daysAgo = (days: number) => new Date(start.getTime() - days * 86_400_000);

const polled = wellPolled(start);

interface Written {
  title: string;
  text?: string;
  language?: string;
  author?: string;
  daysAgo?: number;
  source?: string;
}

describe.each(engineKinds())('search on $name', (kind) => {
  if (kind.absent !== undefined) {
    test.skip(`skipped: ${kind.absent}`, () => undefined);
    return;
  }
  const site = emptyStoreOn(kind, ['north', 'south'], start);

  /** Returns the article's id. */
  async function save({ title, text = '', language, author = 'Ada', source = 'north', ...rest }: Written) {
    const added = [{ key: title, print: 'first', announced: { title }, stage: 'extract' as const }];
    const [entryId = ''] = await site.store.sources.recordPoll(source, polled, { added, changed: [] });
    const publishedAt = daysAgo(rest.daysAgo ?? 1);
    const draft = {
      entryId,
      print: 'first',
      sourceId: source,
      url: `https://${source}.test/${entryId}`,
      title,
      summary: null,
      extraction: {
        text,
        html: `<p>${text}</p>`,
        authors: [author],
        categories: [],
        related: [],
        removed: [],
        verdict: 'full' as const,
        because: 'test',
        ...(language === undefined ? {} : { language }),
      },
      enclosures: [],
      addresses: {},
      rights: null,
      publishedAt,
      updatedAt: publishedAt,
      firstSeenAt: publishedAt,
    };
    await site.store.articles.save([draft], start);
    const [article] = await site.store.articles.getByEntries([entryId]);
    return article?.id ?? '';
  }

  const find = async (text: string, limit = 20, offset = 0) =>
    (await site.store.search.find({ text, limit, offset }, start)).map(({ item }) => item.title);

  test('finds inflected words in the language of the article, and exact ones where it is unknown', async () => {
    await save({ title: 'The bridges are closed', language: 'en' });
    await save({ title: 'Die Brücken sind geschlossen', language: 'de-AT' });
    await save({ title: 'Kremlin statement' });
    expect(await site.store.search.catchUp(100)).toBe(3);
    expect(await find('the bridge closing')).toEqual(['The bridges are closed']);
    expect(await find('Brücke')).toEqual(['Die Brücken sind geschlossen']);
    expect(await find('KREMLIN')).toEqual(['Kremlin statement']);
    expect(await find('zeppelin')).toEqual([]);
  });

  test('understands phrases, alternatives and exclusions, and throws at no input', async () => {
    await save({ title: 'Ferry strike ends', language: 'en' });
    await save({ title: 'Strike at the ferry yard', language: 'en' });
    await site.store.search.catchUp(100);
    expect(await find('"ferry strike"')).toEqual(['Ferry strike ends']);
    expect(await find('strike -yard')).toEqual(['Ferry strike ends']);
    expect(await find('ends or yard')).toHaveLength(2);
    for (const text of ['', '"', "' OR 1=1 --", '-', '<>&|!():*', '\\', '%_', 'a'.repeat(300), '👩‍👩‍👧 "香'])
      await find(text);
  });

  test('finds words within scripts that write no spaces', async () => {
    await save({ title: '香港大桥今天重新开放', language: 'zh' });
    await save({ title: '桥大港香', language: 'zh' });
    await site.store.search.catchUp(100);
    expect(await find('大桥')).toEqual(['香港大桥今天重新开放']);
    expect(await find('香港 开放')).toEqual(['香港大桥今天重新开放']);
  });

  test('ranks titles before bodies, and new before old', async () => {
    const filler = 'Nothing of note happened here. '.repeat(10);
    await save({ title: 'Old lighthouse', text: filler, language: 'en', daysAgo: 300 });
    await save({ title: 'New lighthouse', text: filler, language: 'en', daysAgo: 1 });
    await save({
      title: 'Weather',
      text: `${filler} The lighthouse was out of sight.`,
      language: 'en',
      daysAgo: 1,
    });
    await site.store.search.catchUp(100);
    expect((await find('lighthouse'))[0]).toBe('New lighthouse');
    expect(await find('lighthouse')).toHaveLength(3);
    expect(await find('lighthouse', 1, 1)).toEqual((await find('lighthouse')).slice(1, 2));
  });

  test('finds authors, and marks what it found in an excerpt', async () => {
    await save({
      title: 'Rudder mended',
      text: 'The rudder of the ferry was mended.',
      language: 'en',
      author: 'Maud Tarrant',
    });
    await site.store.search.catchUp(100);
    expect(await find('tarrant')).toEqual(['Rudder mended']);
    const [hit] = await site.store.search.find({ text: 'ferries', limit: 1, offset: 0 }, start);
    expect(hit?.excerpt).toContain('the \ue000ferry\ue001 was');
  });

  test('shows a story once, whichever of its reports holds the words', async () => {
    const first = await save({ title: 'Ferry adrift', language: 'en' });
    const second = await save({ title: 'Boat without rudder', language: 'en', source: 'south' });
    await site.store.prints.save({
      prints: [],
      copies: [],
      stories: [first, second].map((articleId) => ({ articleId, storyId: first, because: 'test' })),
    });
    await site.store.search.catchUp(100);
    expect(await find('rudder or adrift')).toEqual(['Ferry adrift']);
    const [hit] = await site.store.search.find({ text: 'rudder', limit: 5, offset: 0 }, start);
    expect(hit?.item.alsoReportedBy.map(({ title }) => title)).toEqual(['Boat without rudder']);
  });

  test('finds the new words of a revised article, and the old ones no longer', async () => {
    const id = await save({ title: 'Ferry late', language: 'en' });
    await site.store.search.catchUp(100);
    await site.database.query('update article set because = $2 where id = $1', [id, 'no word changed']);
    expect(await site.store.search.catchUp(100)).toBe(0);
    await site.database.query('update article set title = $2 where id = $1', [id, 'Ferry cancelled']);
    expect(await site.store.search.catchUp(100)).toBe(1);
    expect([await find('late'), await find('cancelled')]).toEqual([[], ['Ferry cancelled']]);
  });

  test('takes an article of any length, and several workers at once take each article once', async () => {
    await save({ title: 'x'.repeat(5_000), text: 'word '.repeat(100_000), language: 'en' });
    for (let n = 0; n < 60; n += 1) await save({ title: `Notice ${n}`, language: 'en' });
    const done = await Promise.all([1, 2, 3].map(() => site.store.search.catchUp(1_000)));
    expect(done.reduce((sum, count) => sum + count, 0)).toBe(61);
    expect(await find('word')).toHaveLength(1);
  });
});
