import { expect, test } from 'vitest';
import { chooseFeeds, chooseSitemaps } from '../../src/collect/choose-feed.js';

function page(head: string) {
  const body = Buffer.from(`<!doctype html><html><head>${head}</head><body></body></html>`);
  return { body, finalUrl: 'https://post.example/news/', headers: { 'content-type': 'text/html' } };
}

function link(href: string, title = ''): string {
  return `<link rel="alternate" type="application/rss+xml" title="${title}" href="${href}">`;
}

test('takes the feeds of a page in its order, but those of comments last', () => {
  const found = chooseFeeds(page(link('/comments/feed') + link('/feed', 'News') + link('/sport.xml')));
  expect(found).toEqual([
    'https://post.example/feed',
    'https://post.example/sport.xml',
    'https://post.example/comments/feed',
  ]);
});

test('asks no publisher for more than three of its feeds', () => {
  expect(chooseFeeds(page([1, 2, 3, 4, 5].map((n) => link(`/${n}.xml`)).join('')))).toHaveLength(3);
});

test('finds nothing on a page without feeds, and nothing that is not fetched by http', () => {
  expect(chooseFeeds(page('<title>News</title>'))).toEqual([]);
  expect(chooseFeeds(page(link('file:///etc/passwd')))).toEqual([]);
});

test('reads of an index the sitemaps of news, or else those at its ends', () => {
  const months = [1, 2, 3, 4, 5].map((month) => `https://post.example/2026-0${month}.xml`);
  expect(chooseSitemaps([...months, 'https://post.example/news-sitemap.xml'])).toEqual([
    'https://post.example/news-sitemap.xml',
  ]);
  expect(chooseSitemaps(months)).toEqual([months[4], months[3], months[0]]);
  expect(chooseSitemaps(months.slice(0, 1))).toEqual([months[0]]);
});
