/** What must hold in every format at once, read back by readers that share no code with the renderers. */
import { execFileSync, spawnSync } from 'node:child_process';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { describe, expect, test } from 'vitest';
import { type OutputFormat, renderFeed } from '../../src/publish/render-feed.js';
import type { OutputFeed, OutputItem } from '../../src/vocabulary/item.js';
import { checkAtom } from '../support/check-atom.js';
import { checkRss } from '../support/check-rss.js';
import { hostileItems } from '../support/hostile-items.js';
import { jsonFeedSchema } from '../support/json-feed-schema.js';
import { manyItems, outputFeed, outputItem } from '../support/output-feed.js';
import { readHtml } from '../support/read-html.js';
import { readXml } from '../support/read-xml.js';

const validate = new Ajv({ allErrors: true }).compile(jsonFeedSchema);
const body = (feed: OutputFeed, format: OutputFormat) => renderFeed(feed, format).body;
const seconds = (date: unknown) => Math.floor(Date.parse(String(date)) / 1000);

/** Id, title, publication and HTML of each item, as readers see them. */
function readAll(feed: OutputFeed): Record<'rss' | 'atom' | 'json', unknown[][]> {
  const json: { items: Record<string, string>[] } = JSON.parse(body(feed, 'json'));
  return {
    rss: (parseRssFeed(body(feed, 'rss')).items ?? []).map((item) => [
      item.guid?.value,
      item.title,
      seconds(item.pubDate),
      item.content?.encoded ?? item.description,
    ]),
    atom: (parseAtomFeed(body(feed, 'atom')).entries ?? []).map((entry) => [
      entry.id,
      entry.title?.value,
      seconds(entry.published),
      entry.content?.value ?? entry.summary?.value,
    ]),
    json: json.items.map((item) => [item.id, item.title, seconds(item.date_published), item.content_html]),
  };
}

function expectSound(feed: OutputFeed): void {
  expect(checkRss(body(feed, 'rss'), feed.selfUrls.rss)).toEqual([]);
  expect(checkAtom(body(feed, 'atom'), feed.selfUrls.atom)).toEqual([]);
  validate(JSON.parse(body(feed, 'json')));
  expect(validate.errors).toBeNull();
  readHtml(body(feed, 'html'));
}

describe.each(['full', 'summary', 'title'] as const)('a feed of %s content', (content) => {
  const feed = outputFeed(hostileItems, { content, iconUrl: 'https://news.example/icon.png' });

  test('has the same ids, titles, dates, bodies and order in RSS, Atom and JSON, whatever the sources wrote', () => {
    const { rss, atom, json } = readAll(feed);
    expect(json).toHaveLength(hostileItems.length);
    expect(rss).toEqual(json);
    expect(atom).toEqual(json);
    expect(json.map(([id]) => id)).toEqual(hostileItems.map(({ id }) => id));
  });

  test('breaks no rule of RFC 4287, RSS 2.0, JSON Feed 1.1 and the feed validator', () => {
    expectSound(feed);
  });

  test('shows its source in every item, because readers hide the source element (NetNewsWire)', () => {
    for (const [, , , html] of readAll(feed).json) expect(html).toMatch(/<hr><p>(?:Source: |מקור: )/);
  });

  test('has no relative address in any item (feed validator, ContainsRelRef)', () => {
    for (const [, , , html] of readAll(feed).json) {
      const addresses = readHtml(String(html).replaceAll('<!-- ]]> -->', '')).flatMap(({ attributes }) =>
        Object.entries(attributes).flatMap(([name, value]) =>
          ['href', 'src'].includes(name) ? [value] : [],
        ),
      );
      expect(addresses.filter((address) => !/^https?:\/\//.test(address))).toEqual([]);
    }
  });
});

test('summaries leave the full text out, and titles leave the summary out too', () => {
  const item = outputItem({ summary: 'In short', contentHtml: '<p>At length</p>' });
  const html = (content: OutputFeed['content']) =>
    String(readAll(outputFeed([item], { content })).json[0]?.[3]);
  expect(html('summary')).toMatch(/^<p>In short<\/p><hr>/);
  expect(html('title')).toMatch(/^<hr><p>Source/);
});

test('a feed of summaries quotes the beginning where the source wrote no summary', () => {
  const feed = outputFeed([outputItem({ contentHtml: `<p>${'word '.repeat(200)}</p>` })], {
    content: 'summary',
  });
  const html = String(readAll(feed).json[0]?.[3]);
  expect(html).toMatch(/^<p>(?:word )+word…<\/p><hr>/);
  expect(html.indexOf('</p>')).toBeLessThan(310);
});

test('rss-parser, which half of all Node programs use, reads the same', async () => {
  for (const format of ['rss', 'atom'] as const) {
    const { items } = await new Parser().parseString(body(outputFeed(manyItems(3)), format));
    expect(items.map(({ title }) => title)).toEqual(['Report 3', 'Report 2', 'Report 1']);
    expect(items.map(({ isoDate }) => isoDate)).toEqual(manyItems(3).map(({ publishedAt }) => publishedAt));
  }
});

test.each([
  ['rss', 'application/rss+xml; charset=utf-8'],
  ['atom', 'application/atom+xml; charset=utf-8'],
  ['json', 'application/feed+json'],
  ['html', 'text/html; charset=utf-8'],
] as const)('%s is served as %s (feed validator, UnexpectedContentType)', (format, mediaType) => {
  expect(renderFeed(outputFeed(), format).mediaType).toBe(mediaType);
});

test.each(['rss', 'atom', 'json', 'html'] as const)('the same items are the same bytes of %s', (format) => {
  const once = body(outputFeed(structuredClone(hostileItems)), format);
  expect(
    body(outputFeed(structuredClone(hostileItems), { updatedAt: new Date().toISOString() }), format),
  ).toBe(once);
});

test('a topic of ten thousand items is written whole', () => {
  const items = manyItems(10_000);
  const feed = outputFeed(items);
  const ids = items.map(({ id }) => id);
  const idsOf = (xml: string, path: string) =>
    readXml(xml).flatMap((element) => (element.path === path ? [element.text] : []));
  expect(idsOf(body(feed, 'rss'), '/rss/channel/item/guid')).toEqual(ids);
  expect(idsOf(body(feed, 'atom'), '/feed/entry/id')).toEqual(ids);
  const json: { items: OutputItem[] } = JSON.parse(body(feed, 'json'));
  expect(json.items.map(({ id }) => id)).toEqual(ids);
});

test('an empty topic is a valid document in every format', () => {
  expectSound(outputFeed([]));
  expect(readAll(outputFeed([]))).toEqual({ rss: [], atom: [], json: [] });
});

const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const anyItem: fc.Arbitrary<Partial<OutputItem>> = fc.record({
  title: anyText,
  summary: anyText,
  contentHtml: anyText,
  authors: fc.array(anyText, { maxLength: 3 }),
  categories: fc.array(anyText, { maxLength: 3 }),
  rights: anyText,
  url: fc.oneof(fc.webUrl(), anyText),
  image: anyText,
  language: anyText,
  publishedAt: fc.oneof(
    anyText,
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  ),
});

test('any strings at all make well-formed documents that say the same in every format', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 4 }), anyText, (changes, title) => {
      const items = changes.map((change, index) =>
        outputItem({ ...change, id: `tag:news.example,2026:item/${index}` }),
      );
      const feed = outputFeed(items, { title, description: title });
      expectSound({ ...feed, items: items.map((item) => ({ ...item, contentHtml: '<p>x</p>' })) });
      const xml = { rss: readXml(body(feed, 'rss')), atom: readXml(body(feed, 'atom')) };
      const json: { title: string; items: Record<string, string>[] } = JSON.parse(body(feed, 'json'));
      const titles = [json.title, ...json.items.map((item) => item.title)];
      const textsOf = (elements: ReturnType<typeof readXml>, path: RegExp) =>
        elements.filter((one) => path.test(one.path)).map(({ text }) => text);
      expect(textsOf(xml.rss, /\/channel(?:\/item)?\/title$/)).toEqual(titles);
      expect(textsOf(xml.atom, /^\/feed(?:\/entry)?\/title$/)).toEqual(titles);
      const bodies = json.items.map((item) => item.content_html);
      expect(textsOf(xml.rss, /item\/(?:content:encoded|description)$/)).toEqual(
        expect.arrayContaining(bodies),
      );
      expect(textsOf(xml.atom, /entry\/(?:content|summary)$/)).toEqual(expect.arrayContaining(bodies));
    }),
    { numRuns: 150 },
  );
});

const has = (command: string, ...parameters: string[]) => spawnSync(command, parameters).status === 0;
/** The Python that has feedparser: Debian's package belongs to Debian's own. */
const python = ['python3', '/usr/bin/python3'].find((command) => has(command, '-c', 'import feedparser'));
const hasXmllint = has('xmllint', '--version');

test.skipIf(!hasXmllint)('xmllint finds nothing wrong (skipped where libxml2-utils is not installed)', () => {
  for (const format of ['rss', 'atom'] as const) {
    const input = body(outputFeed([...hostileItems, ...manyItems(20)]), format);
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '-'], { input, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  }
});

test.skipIf(!python)('Python feedparser reads the same (skipped where it is not installed)', () => {
  const items = [outputItem({ title: 'AT&T & co', updatedAt: '2026-03-02T00:00:00Z' }), ...manyItems(2)];
  for (const [format, version] of [
    ['rss', 'rss20'],
    ['atom', 'atom10'],
  ] as const) {
    const input = body(
      outputFeed(items.map((item, index) => ({ ...item, id: `tag:x,2026:${index}` }))),
      format,
    );
    const read = JSON.parse(
      execFileSync(python ?? 'python3', ['test/support/read-feed.py'], { input, encoding: 'utf8' }),
    );
    expect(read).toMatchObject({ bozo: false, version });
    expect(read.entries[0]).toEqual({
      id: 'tag:x,2026:0',
      title: 'AT&T & co',
      published: [2026, 3, 1, 8, 0, 0],
      updated: [2026, 3, 2, 0, 0, 0],
      author: ['Ada Byrne'],
    });
  }
});
