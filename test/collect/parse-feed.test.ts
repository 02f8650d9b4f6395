/** What a reader gets from whole feed documents, good and bad. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../src/collect/parse-feed.js';
import type { ParsedFeed } from '../../src/vocabulary/feed-document.js';
import { feedDocument } from '../support/feed-arbitrary.js';

const url = 'https://news.example/feed.xml';
const parse = (text: string, headers?: Record<string, string>) =>
  parseFeed({ bytes: new TextEncoder().encode(text), url, ...(headers ? { headers } : {}) });

function feedOf(text: string): ParsedFeed {
  const result = parse(text);
  if (!result.ok) throw new Error(`${result.failure}: ${result.reason}`);
  return result.feed;
}

const rss = (inside: string) => `<rss version="2.0"><channel><title>News</title>${inside}</channel></rss>`;

describe('RSS', () => {
  test('gives the fields of an item, with plain titles and absolute addresses', () => {
    const { format, entries } = feedOf(
      rss(`<item><title>Rain &amp;amp; wind</title><link>/a</link><guid isPermaLink="false">7</guid>
        <pubDate>Mon, 02 Mar 2026 10:00:00 +0100</pubDate><category>Weather</category>
        <description>&lt;a href="/b"&gt;more&lt;/a&gt;</description>
        <enclosure url="/c.mp3" type="Audio/MPEG" length="12"/></item>`),
    );
    expect(format).toBe('rss');
    expect(entries).toEqual([
      {
        guid: '7',
        guidIsPermalink: false,
        url: 'https://news.example/a',
        title: 'Rain & wind',
        publishedAt: '2026-03-02T09:00:00.000Z',
        summaryHtml: '<a href="https://news.example/b">more</a>',
        categories: ['Weather'],
        enclosures: [{ url: 'https://news.example/c.mp3', type: 'audio/mpeg', length: 12 }],
      },
    ]);
  });

  test('takes the guid as the link when it is the permanent address', () => {
    const [entry] = feedOf(rss('<item><guid>https://news.example/7</guid></item>')).entries;
    expect(entry?.url).toBe('https://news.example/7');
  });
});

describe('sitemaps', () => {
  test('a news sitemap gives addresses, titles and dates', () => {
    const { format, entries } = feedOf(
      `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
        <url><loc>https://news.example/a</loc><lastmod>2026-03-02</lastmod><n:news><n:publication><n:language>en</n:language>
        </n:publication><n:publication_date>2026-03-01T10:00Z</n:publication_date><n:title>Rain</n:title>
        <n:keywords>Weather, North</n:keywords></n:news></url></urlset>`,
    );
    expect(format).toBe('sitemap');
    expect(entries).toEqual([
      {
        guid: 'https://news.example/a',
        url: 'https://news.example/a',
        title: 'Rain',
        publishedAt: '2026-03-01T10:00:00.000Z',
        updatedAt: '2026-03-02T00:00:00.000Z',
        categories: ['Weather', 'North'],
        language: 'en',
      },
    ]);
  });

  test('an index names the sitemaps to read next', () => {
    const { feed, entries } = feedOf(
      '<sitemapindex><sitemap><loc>/s1.xml</loc></sitemap><sitemap><loc>/s2.xml</loc></sitemap></sitemapindex>',
    );
    expect(entries).toEqual([]);
    expect(feed.sitemaps).toEqual(['https://news.example/s1.xml', 'https://news.example/s2.xml']);
  });
});

describe('caps', () => {
  const refusal = (text: string, limits = {}) => {
    const started = performance.now();
    const result = parseFeed({ bytes: new TextEncoder().encode(text), url, limits });
    expect(performance.now() - started).toBeLessThan(3000);
    return result.ok ? 'accepted' : result.failure;
  };

  test('documents of 50 MB, 100,000 entries or 10,000 levels are refused', () => {
    expect(refusal(' '.repeat(50_000_000))).toBe('too-large');
    expect(refusal(rss('<item><title>x</title></item>'.repeat(100_000)))).toBe('too-many-entries');
    expect(refusal(rss(`<item>${'<a>'.repeat(10_000)}`))).toBe('too-deep');
    expect(refusal(`{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(10_000)}`)).toBe(
      'too-deep',
    );
    expect(refusal(rss(`<item>${'<a/>'.repeat(300_000)}`))).toBe('too-large');
  });

  test('entities that a document declares are never expanded', () => {
    const [entry] = feedOf(
      `<!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY f SYSTEM "file:///etc/passwd">]>${rss('<item><title>&a;&f;</title></item>')}`,
    ).entries;
    expect(entry?.title).toBe('&a;&f;');
  });

  test('a tag of 50,000 attributes and a megabyte of "x<" are read in a moment', () => {
    const attributes = Array.from({ length: 50_000 }, (_, index) => `a${index}="1"`).join(' ');
    expect(refusal(rss(`<item ${attributes}><title>x</title></item>`))).toBe('accepted');
    expect(refusal(rss(`<item><title>${'x<'.repeat(500_000)}</title></item>`))).toBe('accepted');
  });
});

describe('refusals', () => {
  test('names the page that was served instead of a feed', () => {
    const result = parse('<!doctype html><html><head><title>Sign in</title></head><body>Hello</body></html>');
    expect(result).toEqual({ ok: false, failure: 'not-a-feed', reason: 'an HTML page titled "Sign in"' });
  });

  test('says that a document is empty', () => {
    expect(parse(' \n')).toMatchObject({ ok: false, failure: 'empty' });
  });
});

test('no document, however broken, makes the reader throw or hang', () => {
  fc.assert(
    fc.property(feedDocument, (bytes) => {
      const started = performance.now();
      const result = parseFeed({ bytes, url });
      expect(performance.now() - started).toBeLessThan(1000);
      expect(result.ok ? Array.isArray(result.feed.entries) : result.reason.length > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});
