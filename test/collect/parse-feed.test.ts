/** What a reader gets from whole feed documents, good and bad. */
import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../src/collect/parse-feed.js';
import type { ParsedFeed } from '../../src/vocabulary/feed-document.js';

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

describe('refusals', () => {
  test('names the page that was served instead of a feed', () => {
    const result = parse('<!doctype html><html><head><title>Sign in</title></head><body>Hello</body></html>');
    expect(result).toEqual({ ok: false, failure: 'not-a-feed', reason: 'an HTML page titled "Sign in"' });
  });

  test('says that a document is empty', () => {
    expect(parse(' \n')).toMatchObject({ ok: false, failure: 'empty' });
  });
});
