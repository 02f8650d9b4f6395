/** Archives, renamed and removed topics, over real HTTP. */
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, until } from '../support/program.js';
import { readXml } from '../support/read-xml.js';
import { type Site, startSite } from '../support/site.js';

const configOf = (url: string, topics: object[]) => ({
  site: { title: 'Test News', tagHost: 'news.test,2026', url },
  topics,
});
const articles = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ title: `Report ${from + index}` }));

/** Links of a feed document by relation, by a reader that shares nothing with the writer. */
function linksOf(xml: string): Map<string, string> {
  const links = readXml(xml).filter(({ path }) => /^\/(?:feed|rss\/channel)\/(?:atom:)?link$/.test(path));
  return new Map(links.map(({ attributes: { rel = '', href = '' } }) => [rel, href]));
}

describe('the archive of a topic', () => {
  let site: Site;
  let url: string;

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    site = await startSite(port, configOf(url, [{ id: 'harbour', match: 'harbour' }]));
    await site.addArticles('harbour', articles(1, 30));
  });
  afterAll(() => site.close());

  const pathOf = (link = '') => link.replace(url, '');

  /** Titles on a page and on all pages before it, the newest page first, as an RFC 5005 client walks. */
  async function walk(path: string, read: (xml: string) => string[]): Promise<string[][]> {
    const { status, text } = await site.get(path);
    expect(status).toBe(200);
    const older = linksOf(text).get('prev-archive');
    return [read(text), ...(older === undefined ? [] : await walk(pathOf(older), read))];
  }
  const titlesInAtom = (xml: string) =>
    (parseAtomFeed(xml).entries ?? []).map(({ title }) => title?.value ?? '');
  const titlesInRss = (xml: string) => (parseRssFeed(xml).items ?? []).map(({ title }) => title ?? '');

  test('has every item that ever was in the feed, once (RFC 5005 §4)', async () => {
    await site.addArticles('harbour', articles(31, 60));
    for (const [name, read] of [
      ['atom.xml', titlesInAtom],
      ['rss.xml', titlesInRss],
    ] as const) {
      const [live = [], ...pages] = await walk(`/topics/harbour/${name}`, read);
      expect(pages.map((page) => page.length)).toEqual([25, 25]);
      const archived = new Set(pages.flat());
      expect(archived.size).toBe(50);
      const open = articles(1, 60).filter(({ title }) => !archived.has(title));
      expect(live).toEqual(expect.arrayContaining(open.map(({ title }) => title)));
    }
  });

  test('marks its pages, and leads from each to its neighbours and to the feed', async () => {
    const live = linksOf((await site.get('/topics/harbour/atom.xml')).text);
    const second = await site.get(pathOf(live.get('prev-archive')));
    const first = await site.get(pathOf(linksOf(second.text).get('prev-archive')));
    expect(linksOf(first.text)).toEqual(
      new Map([
        ['self', expect.stringMatching(/\/topics\/harbour\/archive\/\d{4}-\d\d\/atom\.xml$/)],
        ['alternate', `${url}/topics/harbour/`],
        ['current', `${url}/topics/harbour/atom.xml`],
        ['next-archive', live.get('prev-archive')],
      ]),
    );
    expect(linksOf(second.text).has('next-archive')).toBe(false);
    for (const { text } of [first, second]) {
      expect(text).toContain('<fh:archive/>');
      expect(parseAtomFeed(text).id).toBe('tag:news.test,2026:feed/topics/harbour');
    }
  });

  test('is kept by caches for long, but for the newest page, which will lead on to the next', async () => {
    const { text } = await site.get('/topics/harbour/rss.xml');
    const newest = await site.get(pathOf(linksOf(text).get('prev-archive')));
    expect(newest.headers.get('cache-control')).toMatch(/max-age=300,/);
    const older = await site.get(pathOf(linksOf(newest.text).get('prev-archive')));
    expect(older.headers.get('cache-control')).toContain('immutable');
  });

  test('is sent in whatever form a client takes it', async () => {
    const { text } = await site.get('/topics/harbour/rss.xml');
    const path = pathOf(linksOf(text).get('prev-archive'));
    const plain = await site.get(path, { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    for (const encoding of ['br', 'gzip']) {
      const { headers, text: unpacked } = await site.get(path, { 'accept-encoding': encoding });
      expect([headers.get('content-encoding'), unpacked]).toEqual([encoding, plain.text]);
    }
    const etag = plain.headers.get('etag') ?? '';
    expect((await site.get(path, { 'if-none-match': etag })).status).toBe(304);
  });

  test('keeps a page as it is when its articles change or leave the topic', async () => {
    const { text: feed } = await site.get('/topics/harbour/atom.xml');
    const path = pathOf(linksOf(feed).get('prev-archive'));
    const before = await site.get(path);
    await site.context.database.query(
      "update article set title = 'Corrected', updated_at = now() where id <= 30",
    );
    await site.context.database.query('delete from label where article_id between 31 and 40');
    await site.addArticles('harbour', articles(61, 63));
    const after = await site.get(path);
    expect([after.text, after.headers.get('etag')]).toEqual([before.text, before.headers.get('etag')]);
  });

  test('goes on under the new name when the topic is renamed, and every old address leads there', async () => {
    const before = await walk('/topics/harbour/atom.xml', titlesInAtom);
    await site.restart(configOf(url, [{ id: 'port', formerly: ['harbour'], match: 'harbour' }]));
    for (const name of ['', 'rss.xml', 'atom.xml', 'feed.json']) {
      const { status, headers } = await site.get(`/topics/harbour/${name}`);
      expect([status, headers.get('location')]).toEqual([308, `/topics/port/${name}`]);
    }
    const live = await site.get('/topics/port/atom.xml');
    expect(parseAtomFeed(live.text).id).toBe('tag:news.test,2026:feed/topics/harbour');
    const page = pathOf(linksOf(live.text).get('prev-archive'));
    expect(page).toContain('/topics/port/archive/');
    expect(titlesInAtom((await site.get(page)).text)).toEqual(before[1]);
    const moved = await site.get(page.replace('/port/', '/harbour/'));
    expect([moved.status, moved.headers.get('location')]).toEqual([308, page]);
  });

  test('is gone with its topic, which says so, and unknown addresses are only unknown', async () => {
    await site.restart(configOf(url, [{ id: 'other', match: 'other' }]));
    for (const path of ['/topics/port/', '/topics/port/rss.xml', '/topics/port/archive/2026-01/atom.xml']) {
      const { status, text } = await site.get(path);
      expect([status, text]).toEqual([410, expect.stringContaining('This feed has ended.')]);
    }
    expect((await site.get('/topics/never/rss.xml')).status).toBe(404);
    expect((await site.get('/topics/other/rss.xml')).status).toBe(200);
    await site.context.store.renderings.removeUnder(['/topics/other/']);
    const { status, headers } = await site.get('/topics/other/rss.xml');
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
  });

  test('comes back when the topic does', async () => {
    await site.restart(configOf(url, [{ id: 'port', match: 'harbour' }]));
    const pages = await walk('/topics/port/rss.xml', titlesInRss);
    expect(pages.slice(1).map((page) => page.length)).toEqual([25, 25]);
  });
});

describe('a page of the archive that nobody has asked for yet', () => {
  let site: Site;
  const folder = `/topics/harbour/archive/${new Date().toISOString().slice(0, 7)}`;
  const stored = async () =>
    (await site.context.store.renderings.listPaths()).filter((path) => path.includes('/archive/'));
  const held = async () => (await site.context.store.archives.listHeld()).map(({ name }) => name);

  beforeAll(async () => {
    const port = await freePort();
    const topics = [{ id: 'harbour', match: 'harbour' }];
    site = await startSite(port, configOf(`http://127.0.0.1:${port}`, topics));
    await site.addArticles('harbour', articles(1, 60));
  });
  afterAll(() => site.close());

  test('is not rendered, and shows what it was closed with whenever it is', async () => {
    expect(await stored()).toEqual([]);
    const { database } = site.context;
    await database.query("update article set title = 'Corrected', updated_at = now()");
    await database.query('delete from label where article_id <= 10');
    const { status, text } = await site.get(`${folder}/feed.json`);
    const titles = (JSON.parse(text) as { items: { title: string }[] }).items.map(({ title }) => title);
    expect([status, titles.length]).toEqual([200, 25]);
    for (const title of titles) expect(title).toMatch(/^Report \d+$/);
  });

  test('is rendered once for all who ask, in every format, for good where it has both neighbours', async () => {
    const names = ['', 'rss.xml', 'atom.xml', 'feed.json'];
    const asked = await Promise.all(
      names.flatMap((name) => Array.from({ length: 5 }, () => site.get(`${folder}/${name}`))),
    );
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(asked.map(({ headers }) => headers.get('etag'))).size).toBe(names.length);
    expect(await stored()).toEqual(names.map((name) => `${folder}/${name}`).toSorted());
    expect(asked[0]?.headers.get('cache-control')).toContain('immutable');
    expect(await held()).toEqual([`${folder.split('/').at(-1)}-2`]);
  });

  test('leads on to the next page as soon as there is one, if it was asked for before that', async () => {
    const newest = `${folder}-2/atom.xml`;
    expect(linksOf((await site.get(newest)).text).has('next-archive')).toBe(false);
    await site.addArticles('harbour', articles(61, 80));
    await until(async () => linksOf((await site.get(newest)).text).has('next-archive'));
    expect((await site.get(newest)).headers.get('cache-control')).toContain('immutable');
    expect((await site.get(`${folder}-3/atom.xml`)).status).toBe(200);
    expect((await site.get(`${folder}-4/atom.xml`)).status).toBe(404);
  });
});
