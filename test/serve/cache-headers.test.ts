/** Headers for caches, readers and browsers. */
import { expect, test } from 'vitest';
import { cacheHeaders, type DocumentHeaders } from '../../src/serve/cache-headers.js';

const feed: DocumentHeaders = {
  kind: 'feed',
  mediaType: 'application/rss+xml; charset=utf-8',
  maxAgeSeconds: 900,
  selfUrl: 'https://news.example/topics/harbour.rss',
  hubUrls: ['https://news.example/hub'],
  isPrivate: false,
};
const page: DocumentHeaders = { ...feed, kind: 'page', mediaType: 'text/html; charset=utf-8' };

test('a feed may be kept for the poll interval, and shown stale while it is fetched again or we are down', () => {
  expect(cacheHeaders(feed)['cache-control']).toBe(
    'public, max-age=900, stale-while-revalidate=900, stale-if-error=86400',
  );
});

test('a feed names its hub and exactly one self (WebSub §4)', () => {
  expect(cacheHeaders(feed).link).toBe(
    '<https://news.example/hub>; rel="hub", <https://news.example/topics/harbour.rss>; rel="self"',
  );
  const { hubUrls: _, ...withoutHub } = feed;
  expect(cacheHeaders(withoutHub).link).toBe('<https://news.example/topics/harbour.rss>; rel="self"');
});

test('a feed may be read by scripts of other sites; a page may not run any', () => {
  expect(cacheHeaders(feed)).toMatchObject({ 'access-control-allow-origin': '*', 'accept-ranges': 'none' });
  const headers = cacheHeaders(page);
  expect(headers).not.toHaveProperty('access-control-allow-origin');
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
});

test('a page that republishes stays out of search engines, the home page does not', () => {
  expect(cacheHeaders(page)['x-robots-tag']).toBe('noindex');
  expect(cacheHeaders({ ...page, isIndexed: true })).not.toHaveProperty('x-robots-tag');
});

test('a private topic stays out of shared caches, referrers and search engines', () => {
  expect(cacheHeaders({ ...feed, isPrivate: true })).toMatchObject({
    'cache-control': 'private, max-age=900, stale-while-revalidate=900, stale-if-error=86400',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  });
});

test('what never changes again may be kept for a month without asking', () => {
  expect(cacheHeaders({ ...feed, isFinal: true })['cache-control']).toBe(
    'public, max-age=2592000, immutable',
  );
});

test('an address cannot bring a second header or link', () => {
  const selfUrl = 'https://news.example/a>; rel="hub"\r\nSet-Cookie: x=1#😀>';
  expect(cacheHeaders({ ...feed, selfUrl }).link).toBe(
    '<https://news.example/hub>; rel="hub", <https://news.example/a%3E;%20rel=%22hub%22Set-Cookie:%20x=1#%F0%9F%98%80%3E>; rel="self"',
  );
});
