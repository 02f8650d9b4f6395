/** Pages and documents that are made when they are asked for: stories, searches, lists. */
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAtom } from '../support/check-atom.js';
import { checkRss } from '../support/check-rss.js';
import { freePort, until } from '../support/program.js';
import { type Site, startSite } from '../support/site.js';

let site: Site;

beforeAll(async () => {
  const port = await freePort();
  site = await startSite(port, {
    site: { title: 'Test News', tagHost: 'news.test,2026', url: `http://127.0.0.1:${port}` },
    topics: [{ id: 'harbour', match: 'harbour' }],
  });
  await site.addArticles('harbour', [{ title: 'Bridge closed to lorries' }, { title: 'Ferry adrift' }]);
  await until(async () => (await site.get('/search?q=lorries')).text.includes('Bridge'));
});
afterAll(() => site.close());

test('a visitor finds stories by their words, and is told when there are none', async () => {
  const { status, text, headers } = await site.get('/search?q=bridge');
  expect(status).toBe(200);
  expect(text).toContain('Bridge closed to lorries');
  expect(text).not.toContain('Ferry adrift');
  expect(headers.get('x-robots-tag')).toBe('noindex');
  expect((await site.get('/search?q=zeppelin')).text).toContain('No story holds these words');
  expect((await site.get('/search')).text).toContain('Search stories');
  expect((await site.get('/')).text).toContain('<form class="search" role="search" action="/search">');
});

test('the home page shows what is new in all topics', async () => {
  const { text } = await site.get('/');
  expect(text.indexOf('What is new')).toBeLessThan(text.indexOf('Ferry adrift'));
});

test('a story is a page and a feed in each format, with the ids it has everywhere', async () => {
  const { items } = JSON.parse((await site.get('/topics/harbour/feed.json')).text);
  const [item] = items;
  const path = `/stories/${item.id.split('/').at(-1)}`;
  const page = await site.get(path);
  expect(page.text).toContain(`href="${site.url}${path}/rss.xml"`);
  const [rss, atom, json] = await Promise.all(
    ['rss.xml', 'atom.xml', 'feed.json'].map((name) => site.get(`${path}/${name}`)),
  );
  expect(checkRss(rss?.text ?? '', `${site.url}${path}/rss.xml`)).toEqual([]);
  expect(checkAtom(atom?.text ?? '', `${site.url}${path}/atom.xml`)).toEqual([]);
  expect(parseRssFeed(rss?.text ?? '').items?.[0]?.guid?.value).toBe(item.id);
  expect(parseAtomFeed(atom?.text ?? '').entries?.[0]?.id).toBe(item.id);
  expect(parseJsonFeed(json?.text ?? '').items?.[0]?.id).toBe(item.id);
  expect(rss?.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
  expect(rss?.headers.get('link')).toBe(`<${site.url}${path}/rss.xml>; rel="self"`);
});

test.each(['/search?q=bridge', '/sources.opml', '/stories/1/atom.xml'])(
  '%s answers 304 to whoever has it',
  async (path) => {
    const first = await site.get(path);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    const again = await site.get(path, { 'if-none-match': `"other", W/${etag}` });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    expect(again.headers.get('cache-control')).toBe(first.headers.get('cache-control'));
  },
);

test('what is no story is not found, in whatever form it is asked for', async () => {
  for (const path of [
    '/stories/999',
    '/stories/x',
    '/stories/1/none.xml',
    '/stories/999/rss.xml',
    '/stories/1%00',
  ])
    expect((await site.get(path)).status, path).toBe(404);
});

test('the style sheet and the icons come from the site itself', async () => {
  const { text } = await site.get('/');
  const [, style = ''] = /<link rel="stylesheet" href="([^"]+)">/.exec(text) ?? [];
  const answer = await site.get(style.replaceAll('&amp;', '&'));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  expect(answer.headers.get('cache-control')).toContain('max-age=2592000');
  for (const path of ['/icon.svg', '/icon-512.png', '/icon-64.png', '/favicon.ico'])
    expect((await site.get(path)).status, path).toBe(200);
});
