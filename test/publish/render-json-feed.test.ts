/** JSON Feed 1.1 against its schema and an independent reader; each convention names its source. */
import { Ajv } from 'ajv';
import { parseJsonFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { renderFeed } from '../../src/publish/render-feed.js';
import type { OutputFeed } from '../../src/vocabulary/item.js';
import { jsonFeedSchema } from '../support/json-feed-schema.js';
import { formatUrls, manyItems, outputFeed, outputItem } from '../support/output-feed.js';

const renderJsonFeed = (feed: OutputFeed) => renderFeed(feed, 'json').body;

const validate = new Ajv({ allErrors: true }).compile(jsonFeedSchema);
const rich = outputItem({
  title: 'AT&T <b>wins</b>',
  summary: 'Open & free',
  language: 'en-GB',
  image: 'https://paper.example/i.jpg',
  rights: '© The Paper',
  enclosures: [{ url: 'https://paper.example/a.mp3', length: 5 }],
  alsoReportedBy: [{ url: 'https://times.example/a', title: 'Back', sourceTitle: 'Times', kind: 'near' }],
  related: [{ url: 'https://paper.example/history', title: 'Its history' }],
});

test.each([
  ['a rich item', outputFeed([rich], { iconUrl: 'https://news.example/i.png' })],
  ['no item', outputFeed([])],
  ['summaries', outputFeed([rich, ...manyItems(2)], { content: 'summary' })],
  ['titles', outputFeed([rich], { content: 'title' })],
  [
    'an archive page',
    outputFeed([], { archive: { isArchive: true, prevArchive: formatUrls('harbour/2026-01') } }),
  ],
])('a JSON Feed with %s fits the schema of version 1.1', (_name, feed) => {
  validate(JSON.parse(renderJsonFeed(feed)));
  expect(validate.errors).toBeNull();
});

test('a JSON Feed keeps HTML to content_html and leaves titles and summaries plain (JSON Feed 1.1)', () => {
  const item = parseJsonFeed(renderJsonFeed(outputFeed([rich]))).items?.[0];
  expect(item).toMatchObject({
    title: 'AT&T <b>wins</b>',
    summary: 'Open & free',
    authors: [{ name: 'Ada Byrne' }],
  });
  expect(item?.content_html).toMatch(/^<p>The bridge is open again.<\/p><hr>/);
});

test('a JSON Feed names the other reports, the first as external_url (JSON Feed, mapping to Atom)', () => {
  const item = JSON.parse(renderJsonFeed(outputFeed([rich]))).items[0];
  expect(item.external_url).toBe('https://times.example/a');
  expect(item._winnow).toEqual({
    about: 'https://news.example/topics/harbour',
    source: { title: 'The Paper', url: 'https://paper.example/', feed_url: 'https://paper.example/feed.xml' },
    rights: '© The Paper',
    also_reported_by: [{ url: 'https://times.example/a', title: 'Back', source: 'Times' }],
    related: [{ url: 'https://paper.example/history', title: 'Its history' }],
  });
});

test('a JSON Feed continues at an address that is not its own (JSON Feed 1.1, next_url)', () => {
  const next = (path: string) =>
    JSON.parse(
      renderJsonFeed(outputFeed([], { archive: { isArchive: false, prevArchive: formatUrls(path) } })),
    );
  expect(next('harbour/2026-01').next_url).toBe('https://news.example/topics/harbour/2026-01.json');
  expect(next('harbour')).not.toHaveProperty('next_url');
});
