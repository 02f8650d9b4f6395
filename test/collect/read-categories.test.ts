/** What an entry is filed under. */
import { expect, test } from 'vitest';
import { parseFeed } from '../../src/collect/parse-feed.js';

function categoriesOf(inside: string) {
  const text = `<rss><channel><item>${inside}</item></channel></rss>`;
  const result = parseFeed({ bytes: new TextEncoder().encode(text), url: 'https://news.example/feed' });
  return result.ok ? result.feed.entries[0]?.categories : undefined;
}

test('every vocabulary counts, each name once, as plain text', () => {
  expect(
    categoriesOf(`<category>Rail &amp;amp; road</category><dc:subject>World</dc:subject><category domain="x"> World </category>
      <itunes:category text="News"><itunes:category text="Daily"/></itunes:category><media:keywords>a, b,, a</media:keywords>`),
  ).toEqual(['Rail & road', 'World', 'News', 'Daily', 'a', 'b']);
});

test('a term is the name, and its label only where the term is an address for programs', () => {
  expect(
    categoriesOf(
      '<category term="rail" label="Railways"/><category term="https://x.example/#1" label="Roads"/><category label="Air"/>',
    ),
  ).toEqual(['rail', 'Roads', 'Air']);
});

test('empty categories are none', () => {
  expect(categoriesOf('<category/><category term=" "/>')).toBeUndefined();
});
