/**
 * Every convention of republished feeds that a document can keep or break, each with its source, over everything that a
 * careless or hostile source may write. FV is the W3C feed validator, NNW what NetNewsWire reads, JF JSON Feed 1.1. What
 * depends on time or on requests is held elsewhere: fixed dates in test/extract/settle-dates.test.ts, significant changes
 * in test/group/assess-revision.test.ts, headers in test/flow/documents.test.ts, pushes in test/flow/hub.test.ts, archives
 * in test/flow/archive.test.ts.
 */
import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/extract/sanitise.js';
import { renderFeed } from '../../src/publish/render-feed.js';
import { renderLive } from '../../src/publish/render-live.js';
import type { OutputFeed } from '../../src/vocabulary/item.js';
import { hostileItems } from '../support/hostile-items.js';
import { formatUrls, manyItems, outputFeed, outputItem } from '../support/output-feed.js';
import { readHtml } from '../support/read-html.js';
import { nameOf, readXml, type XmlElement } from '../support/read-xml.js';

interface JsonItem {
  id: string;
  url?: string;
  external_url?: string;
  title: string;
  summary?: string;
  content_html: string;
  date_published: string;
  date_modified: string;
  authors: { name: string }[];
  _winnow: { about: string };
}

interface Documents {
  feed: OutputFeed;
  rss: XmlElement[];
  atom: XmlElement[];
  json: { items: JsonItem[] } & Record<string, unknown>;
  html: string;
  /** As they are sent. */
  texts: Record<'rss' | 'atom' | 'json', string>;
}

const report = {
  url: 'https://times.example/a',
  title: 'Back',
  sourceTitle: 'Times',
  kind: 'story' as const,
};
const enclosures = ['a.mp3', 'b.mp4', 'c.pdf'].map((name) => ({ url: `https://paper.example/${name}` }));

function documentsOf(feed: OutputFeed): Documents {
  const text = (format: 'rss' | 'atom' | 'json' | 'html') => renderFeed(feed, format).body;
  const texts = { rss: text('rss'), atom: text('atom'), json: text('json') };
  return {
    feed,
    rss: readXml(texts.rss),
    atom: readXml(texts.atom),
    json: JSON.parse(texts.json),
    html: text('html'),
    texts,
  };
}

const hostile = documentsOf(
  outputFeed(
    [
      ...hostileItems,
      outputItem({
        id: 'tag:news.example,2026:item/100',
        summary: 'In short',
        updatedAt: '2026-03-02T00:00:00Z',
        rights: '© The Paper',
        alsoReportedBy: [report],
        enclosures,
      }),
    ],
    { iconUrl: 'https://news.example/icon-512.png', faviconUrl: 'https://news.example/icon-64.png' },
  ),
);

const named = (elements: XmlElement[], ...names: string[]) =>
  elements.filter((element) => names.includes(nameOf(element)));
const items = ({ rss }: Documents) => named(rss, 'item');
const entries = ({ atom }: Documents) => named(atom, 'entry');
const textOf = (parent: XmlElement, name: string) => named(parent.children, name)[0]?.text;
const instants = (texts: (string | undefined)[]) => texts.map((text) => Date.parse(text ?? '') / 1000);

/** As JSON.stringify writes halves of characters. */
const loneSurrogate = /\\ud[89a-f][0-9a-f]{2}/;

/** HTML of every item in every format. */
const contents = (documents: Documents) => [
  ...items(documents).map((item) => textOf(item, 'content:encoded') ?? textOf(item, 'description') ?? ''),
  ...entries(documents).map((entry) => textOf(entry, 'content') ?? textOf(entry, 'summary') ?? ''),
  ...documents.json.items.map((item) => item.content_html),
];

type Convention = [rule: string, source: string, check: (documents: Documents) => void];

const identity: Convention[] = [
  [
    'every item has an id that no other has, the same string in every format',
    'FV MissingGuid, DuplicateEntries; RFC 4287 §4.2.6; JF id',
    (documents) => {
      const ids = documents.json.items.map(({ id }) => id);
      expect(items(documents).map((item) => textOf(item, 'guid'))).toEqual(ids);
      expect(entries(documents).map((entry) => textOf(entry, 'id'))).toEqual(ids);
      expect(new Set(ids).size).toBe(documents.feed.items.length);
    },
  ],
  [
    'ids are tag: addresses, which no row number is, and no web address that has to work',
    'FV NotSufficientlyUnique, InvalidHttpGUID; RFC 4151',
    ({ rss, json }) => {
      for (const { id } of json.items) expect(id).toMatch(/^tag:[a-z.]+,\d{4}:item\/\d+$/);
      for (const { attributes } of named(rss, 'guid')) expect(attributes.isPermaLink).toBe('false');
    },
  ],
  [
    'another title, address or date of an item leaves its id',
    'NNW and newsboat make one of link and date where there is none',
    ({ feed }) => {
      const changed = feed.items.map((item) => ({
        ...item,
        title: `${item.title} (corrected)`,
        url: `${item.url}?moved`,
        updatedAt: '2026-04-01T00:00:00Z',
      }));
      const ids = (of: OutputFeed) => items(documentsOf(of)).map((item) => textOf(item, 'guid'));
      expect(ids({ ...feed, items: changed })).toEqual(ids(feed));
    },
  ],
  [
    'the feed keeps its id and address, whatever its title and items',
    'RFC 4287 §4.1.1; JF feed_url',
    ({ feed, atom, json }) => {
      const other = documentsOf({ ...feed, title: 'Renamed', items: [] });
      expect(textOf(other.atom[0] as XmlElement, 'id')).toBe(textOf(atom[0] as XmlElement, 'id'));
      expect(other.json.feed_url).toBe(json.feed_url);
    },
  ],
];

const dates: Convention[] = [
  [
    'every item says when it was published and when it changed, and never changed before that',
    'RFC 4287 §4.2.9, §4.2.15; Miniflux and newsboat show what there is',
    (documents) => {
      const { json } = documents;
      const published = instants(json.items.map((item) => item.date_published));
      const updated = instants(json.items.map((item) => item.date_modified));
      expect(instants(items(documents).map((item) => textOf(item, 'pubDate')))).toEqual(published);
      expect(instants(entries(documents).map((entry) => textOf(entry, 'published')))).toEqual(published);
      expect(instants(entries(documents).map((entry) => textOf(entry, 'updated')))).toEqual(updated);
      expect(published.every((instant, index) => instant <= (updated[index] ?? 0))).toBe(true);
    },
  ],
  [
    'dates are RFC 822 with four-digit year and zone in RSS, RFC 3339 elsewhere',
    'FV InvalidRFC2822Date, InvalidRFC3339Date; JF',
    ({ rss, atom, json }) => {
      for (const { text } of named(rss, 'pubDate', 'lastBuildDate'))
        expect(text).toMatch(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/);
      const others = [...named(atom, 'published', 'updated').map(({ text }) => text)];
      for (const item of json.items) others.push(item.date_published, item.date_modified);
      for (const text of others) expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    },
  ],
  [
    'the feed is as new as its newest change, and not as the clock',
    'RSSHub 5721: a date of writing makes every poll a change',
    ({ feed, atom, rss }) => {
      const newest = Date.parse('2026-03-02T00:00:00Z') / 1000;
      expect(feed.updatedAt).not.toBe('2026-03-02T00:00:00Z');
      expect(instants([textOf(atom[0] as XmlElement, 'updated')])).toEqual([newest]);
      expect(instants([named(rss, 'lastBuildDate')[0]?.text])).toEqual([newest]);
    },
  ],
];

const links: Convention[] = [
  [
    'one self in each document, where it is fetched, an address a format',
    'FV MissingSelf, MissingAtomSelfLink, SelfDoesntMatchLocation; WebSub §4',
    ({ feed, rss, atom, json }) => {
      const selves = (elements: XmlElement[], name: string) =>
        named(elements, name).flatMap(({ path, attributes }) =>
          attributes.rel === 'self' && !path.includes('/source/') ? [attributes.href] : [],
        );
      expect(selves(rss, 'atom:link')).toEqual([feed.selfUrls.rss]);
      expect(selves(atom, 'link')).toEqual([feed.selfUrls.atom]);
      expect(json.feed_url).toBe(feed.selfUrls.json);
      expect(new Set(Object.values(feed.selfUrls)).size).toBe(4);
    },
  ],
  [
    'the hub is named in every format',
    'WebSub §4; JF hubs',
    ({ feed, rss, atom, json }) => {
      const hubs = [...named(rss, 'atom:link'), ...named(atom, 'link')].filter(
        ({ attributes }) => attributes.rel === 'hub',
      );
      expect(hubs.map(({ attributes }) => attributes.href)).toEqual([feed.hubUrl, feed.hubUrl]);
      expect(json.hubs).toEqual([{ type: 'WebSub', url: feed.hubUrl }]);
    },
  ],
  [
    'an item leads to the article at its publisher, and to the other reports as related',
    'RFC 4287 §4.2.7.2; NNW shows rel=related; JF mapping, external_url',
    (documents) => {
      const relations = (entry: XmlElement | undefined, name: string) =>
        named(entry?.children ?? [], name).map(({ attributes }) => `${attributes.rel} ${attributes.href}`);
      const last = documents.json.items.at(-1);
      expect([last?.url, last?.external_url]).toEqual([outputItem().url, report.url]);
      expect(relations(entries(documents).at(-1), 'link')).toEqual(
        expect.arrayContaining([`alternate ${outputItem().url}`, `related ${report.url}`]),
      );
      expect(relations(items(documents).at(-1), 'atom:link')).toEqual([`related ${report.url}`]);
    },
  ],
  [
    'no address within the content is relative',
    'FV ContainsRelRef',
    (documents) => {
      for (const html of contents(documents)) expect(html).not.toMatch(/\s(?:href|src)="(?!https?:)/);
    },
  ],
];

const content: Convention[] = [
  [
    'the full text comes after the summary, and without a summary stands in the description alone',
    'FV NeedDescriptionBeforeContent; RSS Advisory Board profile; NNW prefers content:encoded',
    (documents) => {
      for (const [index, item] of items(documents).entries()) {
        const names = item.children
          .map(nameOf)
          .filter((name) => /^(?:description|content:encoded)$/.test(name));
        const isLong = documents.json.items[index]?.summary !== undefined && names.length > 1;
        expect(names).toEqual(isLong ? ['description', 'content:encoded'] : ['description']);
      }
      expect(items(documents).filter((item) => textOf(item, 'content:encoded')).length).toBeGreaterThan(2);
    },
  ],
  [
    'an entry has content, else a summary, and an alternate where it has no content',
    'FV MissingContentOrAlternate; RFC 4287 §4.1.2',
    (documents) => {
      for (const entry of entries(documents)) {
        const names = entry.children.map(nameOf);
        expect(names.includes('content') || names.includes('summary')).toBe(true);
        for (const one of named(entry.children, 'content')) expect(one.attributes.type).toBe('html');
      }
    },
  ],
  [
    'titles are plain text, and read as they were meant by readers that decode them twice',
    'FV CharacterData, ContainsHTML; NNW 4527',
    (documents) => {
      const [first] = documents.json.items;
      expect(first?.title).toBe(documents.feed.items[0]?.title);
      expect(documents.texts.rss).toContain('<title>AT&#x26;T &#x3C;b&#x3E;wins&#x3C;/b&#x3E;');
      const types = entries(documents).map((entry) => named(entry.children, 'title')[0]?.attributes.type);
      expect(new Set(types)).toEqual(new Set(['text']));
      for (const { title } of documents.json.items) expect(title).toMatch(/^\S(?:[^\n]*\S)?$/);
    },
  ],
  [
    'no character that XML forbids, no named reference that XML does not define, UTF-8',
    'XML 1.0 §2.2, §4.6; miniflux 52, 546; gofeed 274',
    ({ texts }) => {
      // The strict reader has refused both already; this is what it refuses.
      for (const text of [texts.rss, texts.atom]) {
        expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>')).toBe(true);
        expect(JSON.stringify(text)).not.toMatch(loneSurrogate);
        const outside = text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
        expect(outside.match(/&(?!amp;|lt;|gt;|quot;|#x?[0-9A-Fa-f]+;)/g)).toBeNull();
      }
      expect(JSON.stringify(texts.json)).not.toMatch(loneSurrogate);
    },
  ],
  [
    'HTML stands in content_html alone',
    'JF content_html, title, summary',
    ({ json }) => {
      const last = json.items.at(-1);
      expect([last?.title, last?.summary]).toEqual(['Harbour bridge reopens', 'In short']);
      for (const item of json.items) expect(Object.keys(item)).not.toContain('content_text');
    },
  ],
  [
    'one enclosure an item, the others as media:content',
    'FV DuplicateEnclosure',
    (documents) => {
      for (const item of items(documents)) expect(named(item.children, 'enclosure').length).toBeLessThan(2);
      const last = items(documents).at(-1)?.children ?? [];
      expect(named(last, 'enclosure', 'media:content').map(({ attributes }) => attributes.url)).toEqual(
        enclosures.map(({ url }) => url),
      );
    },
  ],
  [
    'nothing is said twice in two vocabularies, and names of persons are dc:creator',
    'FV DuplicateItemSemantics, InvalidContact',
    ({ rss }) => {
      expect(
        named(rss, 'author', 'dc:source', 'dc:subject', 'dc:date', 'dc:title', 'dc:description'),
      ).toEqual([]);
    },
  ],
  [
    'every item shows its origin in author and content',
    'NNW reads neither source element nor atom:source',
    (documents) => {
      for (const item of items(documents)) expect(textOf(item, 'dc:creator')?.trim()).toBeTruthy();
      for (const html of contents(documents)) expect(html).toMatch(/<hr><p>(?:Source|מקור)/);
    },
  ],
];

const attribution: Convention[] = [
  [
    'an item names the feed it comes from: id, title, updated',
    'RFC 4287 §4.2.11; FV MissingSourceElement',
    (documents) => {
      for (const entry of entries(documents)) {
        const [source] = named(entry.children, 'source');
        if (source)
          expect(source.children.map(nameOf)).toEqual(expect.arrayContaining(['id', 'title', 'updated']));
      }
      const last = items(documents).at(-1);
      expect(named(last?.children ?? [], 'source')[0]).toMatchObject({
        text: 'The Paper',
        attributes: { url: 'https://paper.example/feed.xml' },
      });
    },
  ],
  [
    'rights go along, and pages that republish stay out of search engines',
    'Planet Venus, etiquette',
    (documents) => {
      expect(textOf(items(documents).at(-1) as XmlElement, 'dc:rights')).toBe('© The Paper');
      expect(textOf(entries(documents).at(-1) as XmlElement, 'rights')).toBe('© The Paper');
      expect(documents.html).toContain('<meta name="robots" content="noindex">');
    },
  ],
  [
    'the language is told, and pictures of 512 and 64 points',
    'RSS 2.0 language; JF language, icon, favicon',
    ({ rss, atom, json }) => {
      expect([named(rss, 'language')[0]?.text, atom[0]?.attributes['xml:lang'], json.language]).toEqual([
        'en',
        'en',
        'en',
      ]);
      expect([json.icon, json.favicon]).toEqual([
        'https://news.example/icon-512.png',
        'https://news.example/icon-64.png',
      ]);
    },
  ],
  [
    'no style sheet language is asked of browsers: people are led to the page, and the page to the feeds',
    'Chromium removes XSLT; HTML rel=alternate',
    ({ texts, feed, html }) => {
      expect(texts.rss + texts.atom).not.toContain('<?xml-stylesheet');
      const alternates = readHtml(html).flatMap(({ attributes }) =>
        attributes.rel === 'alternate' ? [attributes.href] : [],
      );
      expect(alternates).toEqual(
        expect.arrayContaining([feed.selfUrls.rss, feed.selfUrls.atom, feed.selfUrls.json]),
      );
    },
  ],
  [
    'what JSON Feed has no member for is in one object that says what it is about',
    'JF extensions',
    ({ json }) => {
      for (const object of [json, ...json.items]) {
        const own = Object.keys(object).filter((name) => name.startsWith('_'));
        expect(own).toEqual(['_winnow']);
        expect((object as JsonItem)._winnow.about).toMatch(/^https:/);
      }
    },
  ],
  [
    'readers are asked to wait between polls',
    'RSS 2.0 ttl; Miniflux takes it as the least',
    ({ rss }) => expect(named(rss, 'ttl').map(({ text }) => text)).toEqual(['15']),
  ],
];

describe.each([
  ['identity', identity],
  ['dates', dates],
  ['links', links],
  ['content', content],
  ['attribution', attribution],
] as const)('%s', (_name, conventions) => {
  test.each(conventions)('%s (%s)', (_rule, _source, check) => check(hostile));
});

test('what the sanitiser lets through holds no script, handler, style or frame, and the renderers add none (FV SecurityRisk)', () => {
  const html = sanitise(
    '<p onclick="a()" style="color:red">x<script>a()</script><style>p{}</style><iframe src="https://evil.example/"></iframe>' +
      '<a href="javascript:a()">b</a><svg onload="a()"></svg><object data="x"></object><form action="/x"><input></form></p>',
  );
  for (const found of contents(documentsOf(outputFeed([outputItem({ contentHtml: String(html) })]))))
    expect(found).not.toMatch(
      /<(?:script|style|iframe|object|embed|form|input|svg)|\son\w+=|\sstyle=|javascript:/i,
    );
});

test('a document has at most 250 KB, whatever its items weigh (JF: 100 KB is ideal, 250 KB fine, 1 MB a burden)', () => {
  const heavy = manyItems(60, `<p>${'word '.repeat(2_500)}</p>`);
  for (const { body } of Object.values(renderLive(outputFeed(heavy))))
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(250_000);
});

test('a document that continues never continues at itself (JF next_url; RFC 5005 §3)', () => {
  const archive = { isArchive: false, prevArchive: formatUrls('harbour') };
  expect(documentsOf(outputFeed([], { archive })).json).not.toHaveProperty('next_url');
});
