import { expect, test } from 'vitest';
import { renderingHeaders } from '../../src/serve/rendering-headers.js';

const site = { siteUrl: 'https://news.example', hubUrls: ['https://news.example/hub'] };
const facts = () => ({ mediaType: 'application/rss+xml; charset=utf-8' });

test('a live feed names its hub and itself, a list only itself', () => {
  expect(renderingHeaders('/topics/x/rss.xml', facts(), site).link).toBe(
    '<https://news.example/hub>; rel="hub", <https://news.example/topics/x/rss.xml>; rel="self"',
  );
  expect(renderingHeaders('/opml.xml', facts(), site).link).toBe(
    '<https://news.example/opml.xml>; rel="self"',
  );
});

test('headers are made once for the same facts', () => {
  const same = facts();
  expect(renderingHeaders('/all/rss.xml', same, site)).toBe(renderingHeaders('/all/rss.xml', same, site));
});
