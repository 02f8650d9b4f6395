/** JSON Feed, as specified and as found. */
import { expect, test } from 'vitest';
import { parseFeed } from '../../src/collect/parse-feed.js';

const parse = (text: string) =>
  parseFeed({ bytes: new TextEncoder().encode(text), url: 'https://news.example/f.json' });

const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'News',
  home_page_url: '/',
  authors: [{ name: 'Ada' }],
  hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
  items: [
    {
      id: 7,
      url: '/a',
      external_url: 'https://other.example/x',
      title: 'Rain',
      content_html: '<img src="b.png">',
      summary: 'Wet',
      date_published: '2026-03-02T10:00:00+01:00',
      tags: ['Weather', 'Weather'],
      author: { name: 'Bo' },
      attachments: [{ url: '/c.mp3', mime_type: 'audio/mpeg', size_in_bytes: 12 }],
    },
  ],
};

test('every field of an item is mapped', () => {
  expect(parse(JSON.stringify(feed))).toMatchObject({
    ok: true,
    feed: {
      format: 'json',
      feed: {
        title: 'News',
        siteUrl: 'https://news.example/',
        authors: ['Ada'],
        hubs: ['https://hub.example/'],
      },
      entries: [
        {
          guid: '7',
          url: 'https://news.example/a',
          title: 'Rain',
          contentHtml: '<img src="https://news.example/b.png">',
          summaryHtml: 'Wet',
          publishedAt: '2026-03-02T09:00:00.000Z',
          categories: ['Weather'],
          authors: ['Bo'],
          enclosures: [{ url: 'https://news.example/c.mp3', type: 'audio/mpeg', length: 12 }],
          imageUrl: 'https://news.example/b.png',
          relatedUrls: ['https://other.example/x'],
        },
      ],
    },
  });
});

test('trailing commas and raw line ends are forgiven and reported', () => {
  const broken = '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_text":"a\nb"},],}';
  expect(parse(broken)).toMatchObject({ ok: true, feed: { repairs: [{ rule: 'bad-json', count: 1 }] } });
});

test('other JSON is no feed, and broken JSON a parse failure', () => {
  expect(parse('{"error":"not found"}')).toMatchObject({ ok: false, failure: 'not-a-feed' });
  expect(parse('{"items":[')).toMatchObject({ ok: false, failure: 'parse' });
});
