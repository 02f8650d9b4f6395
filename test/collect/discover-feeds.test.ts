/** Which feeds a page names. */
import { expect, test } from 'vitest';
import { discoverFeeds } from '../../src/collect/discover-feeds.js';

const url = 'https://news.example/world/';

test('link elements come first and in their order, with the base of the page', () => {
  const feeds = discoverFeeds(
    `<base href="/site/"><a href="https://news.example/rss.xml">Subscribe</a>
     <link rel="alternate" type="application/atom+xml" title="All" href="atom">
     <LINK REL="Alternate" TYPE="application/rss+xml; charset=utf-8" HREF="/feed.xml">
     <link rel="stylesheet" href="a.css"><link rel="alternate" hreflang="de" href="/de/">`,
    url,
  );
  expect(feeds).toEqual([
    { url: 'https://news.example/site/atom', title: 'All', type: 'application/atom+xml', because: 'link' },
    { url: 'https://news.example/feed.xml', type: 'application/rss+xml; charset=utf-8', because: 'link' },
    { url: 'https://news.example/rss.xml', title: 'Subscribe', because: 'anchor' },
  ]);
});

test('descriptions of a single page for embedding are no feeds', () => {
  const html =
    '<link rel="alternate" type="application/json+oembed" href="/oembed?url=x"><link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">';
  expect(discoverFeeds(html, url)).toEqual([]);
});

test('an address is named once, and script addresses never', () => {
  const html = '<a href="/feed/">A</a><a href="/feed/">B</a><a href="javascript:alert(1)/feed">C</a>';
  expect(discoverFeeds(html, url).map((feed) => feed.url)).toEqual(['https://news.example/feed/']);
});

test('a page of tags nested without end is given up quickly', () => {
  const started = performance.now();
  expect(discoverFeeds('<div>'.repeat(200_000), url)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(1000);
});
