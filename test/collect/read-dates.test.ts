/** Which of an entry's dates is which. */
import { expect, test } from 'vitest';
import { parseFeed } from '../../src/collect/parse-feed.js';

function datesOf(inside: string) {
  const result = parseFeed({
    bytes: new TextEncoder().encode(`<rss xml:lang="fr"><channel><item>${inside}</item></channel></rss>`),
    url: 'https://news.example/feed',
  });
  if (!result.ok) throw new Error(result.reason);
  const { publishedAt, updatedAt } = result.feed.entries[0] ?? {};
  const days = [publishedAt, updatedAt].map((instant) => instant?.slice(0, 10));
  return { days, repairs: result.feed.repairs };
}

test.each([
  [
    'pubDate is the publication',
    '<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>',
    ['2026-03-02', undefined],
  ],
  ['an update makes no publication', '<updated>2026-03-02T10:00:00Z</updated>', [undefined, '2026-03-02']],
  [
    'a date that does not say which it is, is both',
    '<dc:date>2026-03-02</dc:date>',
    ['2026-03-02', '2026-03-02'],
  ],
  [
    'unless there is a better one',
    '<dc:date>2026-03-02</dc:date><pubDate>1 Mar 2026</pubDate><updated>2026-03-03</updated>',
    ['2026-03-01', '2026-03-03'],
  ],
  [
    'the last of several counts, as far as it can be read',
    '<pubDate>1 Mar 2026</pubDate><pubDate>2 Mar 2026</pubDate><pubDate>soon</pubDate>',
    ['2026-03-02', undefined],
  ],
  [
    'months are read in the language of the feed',
    '<pubDate>2 mars 2026</pubDate>',
    ['2026-03-02', undefined],
  ],
])('%s', (_, inside, days) => {
  expect(datesOf(inside).days).toEqual(days);
});

test('a date that nobody can read is reported', () => {
  expect(datesOf('<pubDate>last Tuesday or so</pubDate>').repairs).toEqual([
    { rule: 'unreadable-date', count: 1 },
  ]);
});
