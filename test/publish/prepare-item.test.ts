/** What every format gets to know about an item. */
import { expect, test } from 'vitest';
import { prepareItem, toLanguage, toLine } from '../../src/publish/prepare-item.js';
import { outputItem } from '../support/output-feed.js';

const prepare = (changes: Parameters<typeof outputItem>[0]) =>
  prepareItem(outputItem(changes), { content: 'full', homeUrl: 'https://news.example/topics/harbour' });

test('a line is plain text without breaks, doubled spaces or forbidden characters', () => {
  expect(toLine(' The\r\n  harbour\u00a0\u0000bridge ')).toBe('The harbour bridge');
  expect(toLine('The harbour bridge')).toBe('The harbour bridge');
  expect(toLine(undefined)).toBe('');
});

test('a language tag is kept when it is well formed (RFC 5646)', () => {
  expect(['en', 'pt-BR', 'zh-Hant-TW', 'english', 'e', '', '"><', undefined].map(toLanguage)).toEqual([
    'en',
    'pt-BR',
    'zh-Hant-TW',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('an item without a title is named by its beginning, or by its source', () => {
  expect(prepare({ title: ' ', contentHtml: '<p>A note about the <b>harbour</b></p>' }).title).toBe(
    'A note about the harbour',
  );
  expect(prepare({ title: '', contentHtml: '' }).title).toBe('The Paper');
});

test('an item changed no earlier than it appeared', () => {
  const item = prepare({ publishedAt: '2026-03-02T00:00:00Z', updatedAt: '2026-03-01T00:00:00Z' });
  expect(item.updated).toBe(item.published);
});

test('each other report is named once and keeps its order', () => {
  const urls = ['https://b.example/', 'https://a.example/', 'https://b.example/'];
  const alsoReportedBy = urls.map((url) => ({ url, title: 'x', sourceTitle: 'S', kind: 'near' as const }));
  expect(prepare({ alsoReportedBy }).reports.map(({ url }) => url)).toEqual(urls.slice(0, 2));
});

test('an enclosure of unknown or absurd length has none', () => {
  const url = 'https://x.example/a.mp3';
  const lengths = [-1, 0, 1.5, Number.NaN, 2 ** 60, 7].map(
    (length) => prepare({ enclosures: [{ url, length }] }).enclosures[0]?.length,
  );
  expect(lengths).toEqual([undefined, undefined, undefined, undefined, undefined, 7]);
});

test('the story page is an absolute address on this site', () => {
  expect(prepare({ storyPath: '/stories/7' }).storyUrl).toBe('https://news.example/stories/7');
});
