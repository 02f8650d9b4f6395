import { expect, test } from 'vitest';
import { renderingHeaders } from '../../src/serve/rendering-headers.js';

const site = { siteUrl: 'https://news.example', hubUrls: ['https://news.example/hub'] };
const facts = (isFinal = false) => ({ mediaType: 'application/rss+xml; charset=utf-8', isFinal });

test('a live feed names its hub and itself, a list only itself', () => {
  expect(renderingHeaders('/topics/x/rss.xml', facts(), site).link).toBe(
    '<https://news.example/hub>; rel="hub", <https://news.example/topics/x/rss.xml>; rel="self"',
  );
  expect(renderingHeaders('/opml.xml', facts(), site).link).toBe(
    '<https://news.example/opml.xml>; rel="self"',
  );
});

test('only what never changes again is kept without asking, whatever its address', () => {
  const path = '/topics/x/archive/2026-03/rss.xml';
  expect(renderingHeaders(path, facts(), site)['cache-control']).toContain('max-age=300,');
  expect(renderingHeaders(path, facts(true), site)['cache-control']).toContain('immutable');
});

test('headers are made once for the same facts', () => {
  const same = facts();
  expect(renderingHeaders('/all/rss.xml', same, site)).toBe(renderingHeaders('/all/rss.xml', same, site));
});
