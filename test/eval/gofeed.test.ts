/** Agreement with gofeed's universal feed model, field by field. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDate } from '../../src/collect/parse-date.js';
import { parseFeed } from '../../src/collect/parse-feed.js';
import { plainTitle } from '../../src/collect/plain-title.js';
import type { ParsedEntry, ParsedFeed } from '../../src/vocabulary/feed-document.js';
import { corpusPath, expectAboveFloors } from '../support/corpus.js';

interface Person {
  name?: string;
  email?: string;
}

interface GofeedItem {
  title?: string;
  description?: string;
  content?: string;
  link?: string;
  guid?: string;
  published?: string;
  updated?: string;
  authors?: Person[];
  categories?: string[];
  enclosures?: { url?: string; type?: string; length?: string }[];
  image?: { url?: string };
}

interface Gofeed extends GofeedItem {
  feedType: string;
  feedLink?: string;
  language?: string;
  copyright?: string;
  generator?: string;
  items?: GofeedItem[];
}

const folder = corpusPath('feeds', 'gofeed');
const leftOut = [
  'feedVersion, links, author: told by format, url and authors',
  'extensions, dcExt, itunesExt, custom: raw elements; what they mean is in our own fields',
  'avatar, url of people and title of images: names and addresses only',
  'published and updated of a JSON feed: gofeed takes them from its items',
];

type Row = [field: string, expected: unknown, actual: unknown];

const people = (list: Person[] | undefined) => list?.map(({ name, email }) => name ?? email);
const date = (text: string | undefined) => parseDate(text ?? '');
const text = (html: string | undefined) => (html === undefined ? undefined : plainTitle(html, 'html'));

function feedRows(expected: Gofeed, { format, feed }: ParsedFeed): Row[] {
  return [
    ['feedType', expected.feedType, format === 'rdf' ? 'rss' : format],
    ['title', expected.title, feed.title],
    ['description', text(expected.description), feed.subtitle],
    ['link', expected.link, feed.siteUrl],
    ['feedLink', expected.feedLink, feed.selfUrl],
    ['language', expected.language, feed.language],
    ['copyright', expected.copyright, feed.rights],
    ['generator', expected.generator, feed.generator],
    ['authors', people(expected.authors), feed.authors],
    ['categories', expected.categories?.toSorted(), feed.categories?.toSorted()],
    ['image', expected.image?.url, feed.imageUrl],
    ...(format === 'json'
      ? []
      : ([
          ['updated', date(expected.updated), feed.updatedAt],
          ['published', date(expected.published), feed.publishedAt],
        ] satisfies Row[])),
  ];
}

function itemRows(expected: GofeedItem, entry: ParsedEntry): Row[] {
  return [
    ['item title', expected.title, entry.title],
    ['item description', text(expected.description), text(entry.summaryHtml)],
    ['item content', text(expected.content), text(entry.contentHtml)],
    ['item link', expected.link, entry.url],
    ['item guid', expected.guid, entry.guid],
    ['item published', date(expected.published), entry.publishedAt],
    ['item updated', date(expected.updated), entry.updatedAt],
    ['item authors', people(expected.authors), entry.authors],
    ['item categories', expected.categories?.toSorted(), entry.categories?.toSorted()],
    ['item image', expected.image?.url, entry.imageUrl],
    ...(expected.enclosures ?? []).flatMap((enclosure, index): Row[] => [
      ['item enclosure url', enclosure.url, entry.enclosures?.[index]?.url],
      ['item enclosure type', enclosure.type, entry.enclosures?.[index]?.type],
      ['item enclosure length', enclosure.length, entry.enclosures?.[index]?.length?.toString()],
    ]),
  ];
}

function* pairs(): Generator<{ name: string; document: Buffer; expected: Gofeed }> {
  for (const kind of ['atom', 'rss', 'json']) {
    const names = readdirSync(join(folder ?? '', kind));
    for (const name of names.filter((one) => !one.endsWith(kind === 'json' ? '_expected.json' : '.json'))) {
      const answer =
        kind === 'json' ? name.replace('.json', '_expected.json') : name.replace(/\.xml$/, '.json');
      const read = (file: string) => readFileSync(join(folder ?? '', kind, file));
      if (names.includes(answer)) {
        yield { name, document: read(name), expected: JSON.parse(read(answer).toString()) as Gofeed };
      }
    }
  }
}

test.skipIf(folder === undefined)("gofeed's fields are met (skipped: no corpora)", () => {
  let right = 0;
  let total = 0;
  for (const { name, document, expected } of pairs()) {
    const result = parseFeed({ bytes: document, url: 'http://example.invalid/feed' });
    const feed: ParsedFeed = result.ok ? result.feed : { format: 'rss', feed: {}, entries: [], repairs: [] };
    const items = (expected.items ?? []).flatMap((item, index) => itemRows(item, feed.entries[index] ?? {}));
    for (const [field, wanted, got] of [...feedRows(expected, feed), ...items]) {
      if (wanted === undefined || wanted === '') continue;
      const same = JSON.stringify(wanted) === JSON.stringify(got);
      right += Number(same);
      total += 1;
      if (!same)
        process.stdout.write(
          `${name}  ${field}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}\n`,
        );
    }
  }
  for (const reason of leftOut) process.stdout.write(`left out: ${reason}\n`);
  process.stdout.write(`${right} of ${total} fields\n`);
  expectAboveFloors('gofeed', { fields: right / total });
  expect(total).toBeGreaterThan(0);
});
