/** The HTML twin of a topic as a browser and a screen reader find it. */
import { expect, test } from 'vitest';
import { renderFeed } from '../../src/publish/render-feed.js';
import { styleSheet } from '../../src/publish/stylesheet.js';
import type { OutputFeed } from '../../src/vocabulary/item.js';
import { formatUrls, manyItems, outputFeed, outputItem } from '../support/output-feed.js';
import { readHtml } from '../support/read-html.js';

const renderHtml = (feed: OutputFeed) => renderFeed(feed, 'html').body;

const read = (...feed: Parameters<typeof outputFeed>) => readHtml(renderHtml(outputFeed(...feed)));
const named = (elements: ReturnType<typeof readHtml>, name: string) =>
  elements.filter((one) => one.name === name);

test('a topic page has landmarks, one main heading and a heading for each item', () => {
  const elements = read(manyItems(3));
  expect(named(elements, 'h1').map(({ text }) => text)).toEqual(['Harbour']);
  expect(named(elements, 'h2').map(({ text }) => text)).toEqual(['Report 3', 'Report 2', 'Report 1']);
  expect(named(elements, 'main')).toHaveLength(1);
  expect(named(elements, 'html')[0]?.attributes.lang).toBe('en');
});

test('a topic page runs no script, asks nobody else for anything, and has no inline handler', () => {
  const hostile = outputItem({
    title: '<script>alert(1)</script><img src=x onerror=alert(1)>',
    url: 'javascript:alert(1)',
    summary: '"><script>alert(2)</script>',
    authors: ['<svg onload=alert(3)>'],
    image: 'https://paper.example/pixel.gif',
  });
  const elements = read([hostile]);
  const names = new Set(elements.map(({ name }) => name));
  for (const name of ['script', 'img', 'iframe', 'object', 'video']) expect(names).not.toContain(name);
  const attributes = elements.flatMap((one) => Object.entries(one.attributes));
  expect(
    attributes.filter(([name, value]) => name.startsWith('on') || /^\s*javascript:/i.test(value)),
  ).toEqual([]);
  expect(named(elements, 'h2')[0]?.text).toBe(hostile.title);
});

test('a topic page offers its three formats to readers that look for feeds', () => {
  const alternates = named(read(), 'link').filter(({ attributes }) => attributes.rel === 'alternate');
  const urls = formatUrls('harbour');
  expect(alternates.map(({ attributes }) => [attributes.type, attributes.href])).toEqual([
    ['application/rss+xml', urls.rss],
    ['application/atom+xml', urls.atom],
    ['application/feed+json', urls.json],
  ]);
});

test('a topic page asks search engines to send people to the publisher (planet etiquette)', () => {
  const robots = named(read(), 'meta').find(({ attributes }) => attributes.name === 'robots');
  expect(robots?.attributes.content).toBe('noindex');
});

test('a topic page shows source, author, date, rights, summary and who else reports it', () => {
  const html = read([
    outputItem({
      summary: 'Open & free',
      rights: '© The Paper',
      alsoReportedBy: [{ url: 'https://times.example/a', title: 'Back', sourceTitle: 'Times', kind: 'near' }],
    }),
  ]);
  const text = named(html, 'article')[0]?.text ?? '';
  for (const part of [
    'The Paper',
    'Ada Byrne',
    '1 Mar 2026, 08:00 UTC',
    '© The Paper',
    'Open & free',
    'Also reported by 1',
    'Times: Back',
  ]) {
    expect(text).toContain(part);
  }
});

test('an Arabic item is laid out from right to left and says its language', () => {
  const article = named(read([outputItem({ language: 'ar', title: 'الجسر مفتوح' })]), 'article')[0];
  expect(article?.attributes).toMatchObject({ lang: 'ar', dir: 'rtl' });
});

test('an item of unknown language takes its direction from its text', () => {
  expect(named(read(), 'article')[0]?.attributes).toEqual({ dir: 'auto' });
});

test('an item with several reports leads to the page of its story', () => {
  const alsoReportedBy = [
    { url: 'https://times.example/a', title: 'Back', sourceTitle: 'Times', kind: 'near' as const },
  ];
  const hrefs = (changes: object) =>
    named(read([outputItem(changes)]), 'a').map(({ attributes }) => attributes.href);
  expect(hrefs({ alsoReportedBy })).toContain('/stories/1');
  expect(hrefs({})).not.toContain('/stories/1');
});

test('an empty topic says so', () => {
  expect(named(read([]), 'main')[0]?.text).toContain('Nothing here yet');
});

test('a topic page stays under 50 KB with fifty items', () => {
  const html = renderHtml(outputFeed(manyItems(50, `<p>${'The bridge is open again. '.repeat(200)}</p>`)));
  expect(Buffer.byteLength(html)).toBeLessThan(50_000);
});

test('an archive page leads to older, newer and newest items', () => {
  const archive = {
    isArchive: true,
    current: formatUrls('harbour'),
    prevArchive: formatUrls('harbour/2026-01'),
    nextArchive: formatUrls('harbour/2026-03'),
  };
  const nav = named(read([], { archive }), 'nav')[0];
  expect(nav?.text).toBe('Older itemsNewer itemsNewest items');
  expect(nav?.attributes['aria-label']).toBe('Archive');
});

test('a page of any number of items stays under 50 KB, and shows later ones by their titles', () => {
  const summary = 'word '.repeat(60);
  for (const count of [20, 100, 1_000]) {
    const items = manyItems(count).map((item) => ({ ...item, summary }));
    const html = renderHtml(outputFeed(items));
    expect(Buffer.byteLength(html) + Buffer.byteLength(styleSheet)).toBeLessThan(50_000);
    expect(html).toContain(`Report ${count}</a></h2>`);
    if (count <= 100) expect(html).toContain('>Report 1</a>');
    else expect(readHtml(html).find(({ name }) => name === 'main')?.text).toMatch(/And \d+ more/);
  }
});
