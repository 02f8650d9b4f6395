/** Every kind of document over real HTTP: what caches, readers and browsers are told, and what they need not fetch again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishChanged } from '../../src/publish/publish.js';
import { publishPorts } from '../../src/roles.js';
import { compress } from '../../src/system/compress.js';
import { freePort, until } from '../support/program.js';
import { type Site, startSite } from '../support/site.js';

const token = 'f3b1c2d4e5f60718293a4b5c6d7e8f90';
const plain = { 'accept-encoding': 'identity' };
let site: Site;
let url: string;
/** Addresses that only the documents themselves tell. */
const found: Record<string, string> = {};

beforeAll(async () => {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  site = await startSite(port, {
    site: { title: 'Test News', tagHost: 'news.test,2026', url },
    topics: [
      { id: 'harbour', match: 'harbour' },
      { id: 'board', match: 'board', token },
    ],
  });
  await site.addArticles(
    'harbour',
    Array.from({ length: 30 }, (_, index) => ({ title: `Bridge ${index}` })),
  );
  await site.addArticles('board', [{ title: 'Minutes' }]);
  // The home page comes after the feeds.
  await until(async () => (await site.context.queue.counts('publish')).active === 0);
  const { items, next_url } = JSON.parse((await site.get('/topics/harbour/feed.json')).text);
  found.archive = next_url.replace(url, '');
  found.story = `/stories/${items[0].id.split('/').at(-1)}`;
  found.style = /<link rel="stylesheet" href="([^"]+)"/.exec((await site.get('/')).text)?.[1] ?? '';
});
afterAll(() => site.close());

const day = 86_400;
const feedCache = `public, max-age=300, stale-while-revalidate=300, stale-if-error=${day}`;
const pageCache = `public, max-age=60, stale-while-revalidate=60, stale-if-error=${day}`;
const fileCache = `public, max-age=${30 * day}`;

interface Kind {
  path: string;
  type: string;
  cache: string;
  is: 'live feed' | 'feed' | 'page' | 'file';
  /** Kept with its compressed forms and a date. */
  isStored?: boolean;
}

/** A word in braces stands for an address that is found out. */
const kinds: Kind[] = [
  { path: '/', type: 'text/html; charset=utf-8', cache: pageCache, is: 'page', isStored: true },
  {
    path: '/topics/harbour/',
    type: 'text/html; charset=utf-8',
    cache: pageCache,
    is: 'page',
    isStored: true,
  },
  ...['/topics/harbour', '/all', '/sources/paper', `/private/${token}/topics/board`].flatMap(
    (folder): Kind[] => {
      const isPrivate = folder.startsWith('/private');
      const cache = isPrivate ? feedCache.replace('public', 'private') : feedCache;
      const rest = { cache, is: isPrivate ? ('feed' as const) : ('live feed' as const), isStored: true };
      return [
        { path: `${folder}/rss.xml`, type: 'application/rss+xml; charset=utf-8', ...rest },
        { path: `${folder}/atom.xml`, type: 'application/atom+xml; charset=utf-8', ...rest },
        { path: `${folder}/feed.json`, type: 'application/feed+json', ...rest },
      ];
    },
  ),
  { path: '/opml.xml', type: 'text/x-opml; charset=utf-8', cache: feedCache, is: 'feed', isStored: true },
  { path: '/sources.opml', type: 'text/x-opml; charset=utf-8', cache: pageCache, is: 'feed' },
  {
    path: '{archive}',
    type: 'application/feed+json',
    // The newest page is rendered once more, to lead on to the next.
    cache: feedCache,
    is: 'feed',
    isStored: true,
  },
  { path: '{story}', type: 'text/html; charset=utf-8', cache: pageCache, is: 'page' },
  { path: '{story}/atom.xml', type: 'application/atom+xml; charset=utf-8', cache: pageCache, is: 'feed' },
  { path: '{story}/feed.json', type: 'application/feed+json', cache: pageCache, is: 'feed' },
  { path: '/search?q=bridge', type: 'text/html; charset=utf-8', cache: pageCache, is: 'page' },
  { path: '{style}', type: 'text/css; charset=utf-8', cache: fileCache, is: 'file' },
  { path: '/icon.svg', type: 'image/svg+xml', cache: fileCache, is: 'file' },
  { path: '/icon-512.png', type: 'image/png', cache: fileCache, is: 'file' },
  { path: '/favicon.ico', type: 'image/png', cache: fileCache, is: 'file' },
];

/** Without those of the connection. */
function headersOf({ headers }: { headers: Headers }): Record<string, string> {
  const own = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);
  return Object.fromEntries([...headers].filter(([name]) => !own.has(name)));
}

describe.each(kinds)('$path', ({ path: pattern, type, cache, is, isStored = false }) => {
  const pathOf = () => pattern.replace(/\{(\w+)\}/, (_whole, name: string) => found[name] ?? '');
  const get = (headers: Record<string, string> = {}) => site.get(pathOf(), { ...plain, ...headers });

  test('has its type, its validators and its time in caches (feed validator, UnexpectedContentType; RFC 9111; RFC 5861)', async () => {
    const { status, headers } = await get();
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, type, cache]);
    expect(headers.get('etag')).toMatch(/^"[\w-]{22}"$/);
    expect(headers.get('vary')).toBe('Accept-Encoding');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(Date.parse(headers.get('last-modified') ?? '') > 0).toBe(isStored);
    expect([...headers.keys()].filter((name) => /ratelimit|powered|server|cookie/.test(name))).toEqual([]);
  });

  test('says who may use it and where it is: one self, and a hub where changes are pushed (WebSub §4)', async () => {
    const { headers } = await get();
    const isFeed = is.endsWith('feed');
    const hub = is === 'live feed' ? `<${url}/hub>; rel="hub", ` : '';
    expect(headers.get('link')).toBe(isFeed ? `${hub}<${url}${pathOf()}>; rel="self"` : null);
    expect(headers.get('access-control-allow-origin')).toBe(isFeed ? '*' : null);
    expect(headers.get('access-control-expose-headers')).toBe(isFeed ? 'ETag, Link' : null);
    expect(headers.get('content-security-policy')?.startsWith("default-src 'none'") ?? false).toBe(
      is === 'page',
    );
  });

  test('answers HEAD as GET, without the body (RFC 9110 §9.3.2)', async () => {
    const whole = await get();
    const head = await fetch(url + pathOf(), { method: 'HEAD', headers: plain });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(headersOf(head)).toEqual(headersOf(whole));
  });

  test('is not sent to whoever holds it, whatever proxies have made of its tag (RFC 9110 §13.1.2)', async () => {
    const whole = await get();
    const etag = whole.headers.get('etag') ?? '';
    for (const held of [etag, `W/${etag}`, `"other", W/${etag}`, '*']) {
      const answer = await get({ 'if-none-match': held });
      expect([answer.status, answer.text, answer.headers.get('etag')], held).toEqual([304, '', etag]);
      expect(answer.headers.get('cache-control')).toBe(cache);
      // And nothing that the copy has already (RFC 9110 §15.4.5), but who may use it.
      const known = ['content-length', 'content-type', 'content-security-policy', 'link'];
      expect(known.map((name) => answer.headers.get(name))).toEqual([null, null, null, null]);
      expect(answer.headers.get('access-control-allow-origin')).toBe(is.endsWith('feed') ? '*' : null);
    }
    for (const other of ['"other"', etag.replaceAll('"', ''), `"${etag.slice(1, 9)}"`])
      expect((await get({ 'if-none-match': other })).status, other).toBe(200);
  });

  test.runIf(isStored)('honours a date only where no tag is named (RFC 9110 §13.1.3)', async () => {
    const modified = (await get()).headers.get('last-modified') ?? '';
    const earlier = new Date(Date.parse(modified) - 1_000).toUTCString();
    const statuses = [
      await get({ 'if-modified-since': modified }),
      await get({ 'if-modified-since': earlier }),
      await get({ 'if-modified-since': modified, 'if-none-match': '"other"' }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([304, 200, 200]);
  });

  test.runIf(isStored)(
    'has a tag of its own in each form, and the same content (RFC 9110 §8.8.3.3)',
    async () => {
      const whole = await get();
      // The second time from memory.
      for (const encoding of ['br', 'gzip', 'br', 'gzip']) {
        const { text, headers } = await get({ 'accept-encoding': encoding });
        expect(headers.get('content-encoding')).toBe(encoding);
        expect(text).toBe(whole.text);
        expect(headers.get('etag')).toBe(`${whole.headers.get('etag')?.slice(0, -1)}-${encoding}"`);
      }
    },
  );
});

test('what is for operators is kept by no cache and shown by no search engine, and its page runs no script', async () => {
  for (const path of ['/status', '/status/problems.xml', '/metrics']) {
    const { status, headers } = await site.get(path);
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  }
  expect((await site.get('/status')).headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('a reader in a browser may name the tag it holds: the preflight says so (Fetch standard, CORS)', async () => {
  const answer = await fetch(`${url}/topics/harbour/rss.xml`, {
    method: 'OPTIONS',
    headers: { origin: 'https://reader.example', 'access-control-request-headers': 'if-none-match' },
  });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('access-control-allow-headers')).toContain('If-None-Match');
  expect(answer.headers.get('access-control-allow-methods')).toBe('GET, HEAD');
});

test.each(['POST', 'PUT', 'DELETE'])(
  '%s at a feed is told what is allowed, not 404 (RFC 9110 §15.5.6)',
  async (method) => {
    const answer = await fetch(`${url}/topics/harbour/rss.xml`, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  },
);

test('what is not there, or elsewhere, is remembered by no cache for long', async () => {
  const missing = await site.get('/topics/none/rss.xml');
  expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, 'no-store']);
  const slash = await site.get('/topics/harbour');
  expect([slash.status, slash.headers.get('location')]).toEqual([308, '/topics/harbour/']);
});

test('what comes out as the same bytes is neither compressed nor announced again', async () => {
  const { context } = site;
  let compressed = 0;
  const announced: string[] = [];
  const ports = {
    ...publishPorts(context),
    compress: (body: Buffer) => {
      compressed += 1;
      return compress(body);
    },
    announce: async (changed: readonly string[]) => void announced.push(...changed),
  };
  await context.store.outputFeeds.markChanged(['topics/harbour', 'topics/board', 'all']);
  await publishChanged(ports);
  expect([compressed, announced]).toEqual([0, []]);
  await context.database.query("update article set title = 'Bridge in fog' where title = 'Bridge 29'");
  await context.store.outputFeeds.markChanged(['topics/harbour']);
  await publishChanged(ports);
  expect(announced.toSorted()).toEqual(
    ['', 'atom.xml', 'feed.json', 'rss.xml'].map((name) => `/topics/harbour/${name}`),
  );
  // And the home page, which shows what is new.
  expect(compressed).toBe(5);
});
