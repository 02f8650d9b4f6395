/** Atom 1.0 as independent readers see it; each convention names its source. */
import { parseAtomFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { describe, expect, test } from 'vitest';
import { renderFeed } from '../../src/publish/render-feed.js';
import type { OutputFeed } from '../../src/vocabulary/item.js';
import { formatUrls, manyItems, outputFeed, outputItem } from '../support/output-feed.js';

const renderAtom = (feed: OutputFeed) => renderFeed(feed, 'atom').body;

const entryOf = (xml: string) => parseAtomFeed(xml).entries?.[0];
const linksOf = (xml: string, rel: string) => entryOf(xml)?.links?.filter((link) => link.rel === rel) ?? [];

describe('an Atom document', () => {
  test('writes titles as plain text (feed validator, ContainsHTML)', async () => {
    const xml = renderAtom(outputFeed([outputItem({ title: 'AT&T <b>wins</b>' })]));
    expect(xml).toContain('<title type="text">AT&amp;T &lt;b&gt;wins&lt;/b&gt;</title>');
    expect((await new Parser().parseString(xml)).items[0]?.title).toBe('AT&T <b>wins</b>');
  });

  test('carries content, and the summary beside it only when the source wrote one (RFC 4287 §4.1.2)', () => {
    const bare = entryOf(renderAtom(outputFeed()));
    expect(bare?.content?.value).toContain('<p>The bridge is open again.</p>');
    expect(bare?.summary).toBeUndefined();
    expect(entryOf(renderAtom(outputFeed([outputItem({ summary: 'Open & free' })])))?.summary?.value).toBe(
      'Open & free',
    );
  });

  test('has a summary where it has no content (feed validator, MissingContentOrAlternate)', () => {
    const entry = entryOf(renderAtom(outputFeed([outputItem({ summary: 'Open' })], { content: 'summary' })));
    expect(entry?.content).toBeUndefined();
    expect(entry?.summary?.value).toContain('<p>Open</p>');
  });

  test('names its origin with id, title and date (RFC 4287 §4.2.11)', () => {
    expect(entryOf(renderAtom(outputFeed()))?.source).toMatchObject({
      id: 'https://paper.example/feed.xml',
      title: { value: 'The Paper' },
    });
  });

  test('does not change when a source goes on publishing', () => {
    const at = (updatedAt: string) =>
      renderAtom(outputFeed([outputItem({ source: { ...outputItem().source, updatedAt } })]));
    expect(at('2026-05-01T00:00:00Z')).toBe(at('2026-06-01T00:00:00Z'));
  });

  test('links to the article, the other reports, the related pages and the enclosures (NetNewsWire; RFC 4287 §4.2.7)', () => {
    const item = outputItem({
      alsoReportedBy: [{ url: 'https://times.example/a', title: 'Back', sourceTitle: 'Times', kind: 'near' }],
      related: [{ url: 'https://paper.example/history', title: 'Its history' }],
      enclosures: [{ url: 'https://paper.example/a.mp3', type: 'AUDIO/MPEG', length: 5 }],
    });
    const xml = renderAtom(outputFeed([item]));
    expect(linksOf(xml, 'alternate').map(({ href }) => href)).toEqual([item.url]);
    expect(linksOf(xml, 'related').map(({ href }) => href)).toEqual([
      'https://times.example/a',
      'https://paper.example/history',
    ]);
    expect(linksOf(xml, 'enclosure')).toEqual([
      { href: 'https://paper.example/a.mp3', rel: 'enclosure', type: 'audio/mpeg', length: 5 },
    ]);
    expect(linksOf(xml, 'via')).toHaveLength(1);
  });

  test('says each entry once even if it was given twice (feed validator, DuplicateEntries)', () => {
    expect(parseAtomFeed(renderAtom(outputFeed([outputItem(), outputItem()]))).entries).toHaveLength(1);
  });

  test('has an author even when it is empty (RFC 4287 §4.1.1)', () => {
    const feed = parseAtomFeed(renderAtom(outputFeed([])));
    expect(feed.authors).toEqual([{ name: 'Harbour' }]);
    expect(feed.updated).toBe('2026-03-01T08:00:00Z');
  });

  test('marks an archive page and links its neighbours (RFC 5005 §4)', () => {
    const xml = renderAtom(
      outputFeed(manyItems(1), {
        archive: {
          isArchive: true,
          current: formatUrls('harbour'),
          prevArchive: formatUrls('harbour/2026-01'),
          nextArchive: formatUrls('harbour/2026-03'),
        },
      }),
    );
    const links = new Map(parseAtomFeed(xml).links?.map(({ rel, href }) => [rel, href]));
    expect(xml).toContain('<fh:archive/>');
    expect(links.get('current')).toBe('https://news.example/topics/harbour.atom');
    expect(links.get('prev-archive')).toBe('https://news.example/topics/harbour/2026-01.atom');
    expect(links.get('next-archive')).toBe('https://news.example/topics/harbour/2026-03.atom');
  });

  test('tells the language where an entry differs from its feed', () => {
    const xml = renderAtom(
      outputFeed([outputItem({ language: 'ar' }), outputItem({ id: 'tag:x,2026:2', language: 'en' })]),
    );
    expect(xml).toContain('<entry xml:lang="ar">');
    expect(xml.match(/xml:lang/g)).toHaveLength(2);
  });
});
