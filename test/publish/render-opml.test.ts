/** OPML 2.0 as an independent reader sees it. */
import { parseOpml } from 'feedsmith';
import { expect, test } from 'vitest';
import { renderOpml } from '../../src/publish/render-opml.js';

const outline = { title: 'Harbour & <b>', xmlUrl: 'https://news.example/h.rss?a=1&b=2' };

test('a subscription list names title, feed and page of each entry', () => {
  const opml = parseOpml(
    renderOpml({
      title: 'Topics',
      updatedAt: '2026-03-01T08:00:00Z',
      outlines: [{ ...outline, htmlUrl: 'https://news.example/h', description: 'News', language: 'en' }],
    }),
  );
  expect(opml.head).toMatchObject({ title: 'Topics', dateModified: 'Sun, 01 Mar 2026 08:00:00 GMT' });
  expect(opml.body?.outlines).toEqual([
    {
      text: 'Harbour & <b>',
      title: 'Harbour & <b>',
      type: 'rss',
      xmlUrl: 'https://news.example/h.rss?a=1&b=2',
      htmlUrl: 'https://news.example/h',
      description: 'News',
      language: 'en',
    },
  ]);
});

test('entries with a category stand in a folder of that name, and keep all their categories', () => {
  const opml = parseOpml(
    renderOpml({
      title: 'Sources',
      outlines: [
        { ...outline, title: 'A', categories: ['World', 'Ships, boats'] },
        { ...outline, title: 'B' },
        { ...outline, title: 'C', categories: ['World'] },
      ],
    }),
  );
  const rows = opml.body?.outlines?.map(({ text, outlines }) => [text, outlines?.map((one) => one.text)]);
  expect(rows).toEqual([
    ['B', undefined],
    ['World', ['A', 'C']],
  ]);
  expect(opml.body?.outlines?.[1]?.outlines?.[0]?.category).toBe('World,Ships  boats');
});

test('an address that is none is left out', () => {
  const xml = renderOpml({ title: 'Sources', outlines: [{ title: 'X', xmlUrl: 'javascript:alert(1)' }] });
  expect(parseOpml(xml).body?.outlines).toBeUndefined();
});

test('an empty list is still a list', () => {
  expect(renderOpml({ title: 'Topics', outlines: [] })).toContain('<body>');
});
