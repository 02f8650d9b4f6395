/** The page of what a search found. */
import { expect, test } from 'vitest';
import { renderSearch, type SearchPage } from '../../src/publish/render-search.js';
import { outputItem } from '../support/output-feed.js';
import { readHtml } from '../support/read-html.js';

const search = (changes: Partial<SearchPage> = {}): string =>
  renderSearch({
    site: { title: 'Example News', url: 'https://news.example/' },
    url: 'https://news.example/search',
    text: 'bridge',
    page: 1,
    hits: [{ item: outputItem(), excerpt: 'The \ue000bridge\ue001 is open' }],
    hasMore: false,
    ...changes,
  });
const named = (html: string, name: string) => readHtml(html).filter((element) => element.name === name);

test('shows each story with its title, source, date, and the words in it', () => {
  const html = search();
  expect(named(html, 'h2')[0]?.text).toBe('Harbour bridge reopens');
  const text = named(html, 'article')[0]?.text ?? '';
  for (const part of ['The Paper', '1 Mar 2026, 08:00 UTC', 'The bridge is open'])
    expect(text).toContain(part);
  expect(named(html, 'mark').map((mark) => mark.text)).toEqual(['bridge']);
  expect(named(html, 'input')[0]?.attributes).toMatchObject({ name: 'q', value: 'bridge' });
  expect(html).toContain('noindex');
});

test('leads to the story where several report it', () => {
  const alsoReportedBy = [
    { url: 'https://t.example/a', title: 'Back', sourceTitle: 'T', kind: 'story' as const },
  ];
  const html = search({ hits: [{ item: outputItem({ alsoReportedBy }), excerpt: '' }] });
  expect(named(html, 'a').find(({ text }) => text === '2 reports')?.attributes.href).toBe('/stories/1');
});

test('leads to the pages before and after, with the words of the search', () => {
  const html = search({ text: 'a & "b"', page: 2, hasMore: true });
  const links = named(html, 'a').filter(({ attributes }) => attributes.rel);
  expect(links.map(({ attributes }) => [attributes.rel, attributes.href])).toEqual([
    ['prev', '/search?q=a+%26+%22b%22'],
    ['next', '/search?q=a+%26+%22b%22&page=3'],
  ]);
});

test('says so when nothing was found, and how to ask when nothing was asked', () => {
  expect(search({ hits: [] })).toContain('No story holds these words');
  const html = search({ text: '', hits: [] });
  expect(html).toContain('Search stories');
  expect(html).toContain('phrase in quotes');
});

test('words and excerpts cannot bring markup of their own', () => {
  const evil = '\ue000<script>\ue001alert(1)\ue001 "><svg onload=x>';
  const names = named(
    search({ text: evil, hits: [{ item: outputItem({ title: evil }), excerpt: evil }] }),
    'script',
  );
  expect(names).toEqual([]);
  expect(search({ text: evil, hits: [] })).not.toContain('<svg onload');
});
