/** Output feeds and items for tests of renderers: complete, and easy to vary. */
import type { FormatUrls, OutputFeed, OutputItem } from '../../src/vocabulary/item.js';

export function formatUrls(path: string): FormatUrls {
  const base = `https://news.example/topics/${path}`;
  return { rss: `${base}.rss`, atom: `${base}.atom`, json: `${base}.json`, html: base };
}

export function outputItem(changes: Partial<OutputItem> = {}): OutputItem {
  return {
    id: 'tag:news.example,2026:item/1',
    storyPath: '/stories/1',
    url: 'https://paper.example/harbour-bridge',
    title: 'Harbour bridge reopens',
    contentHtml: '<p>The bridge is open again.</p>',
    authors: ['Ada Byrne'],
    categories: ['Transport'],
    enclosures: [],
    publishedAt: '2026-03-01T08:00:00Z',
    updatedAt: '2026-03-01T08:00:00Z',
    source: {
      id: 'paper',
      title: 'The Paper',
      siteUrl: 'https://paper.example/',
      feedUrl: 'https://paper.example/feed.xml',
    },
    related: [],
    alsoReportedBy: [],
    ...changes,
  };
}

export function outputFeed(
  items: OutputItem[] = [outputItem()],
  changes: Partial<OutputFeed> = {},
): OutputFeed {
  return {
    id: 'tag:news.example,2026:topic/harbour',
    title: 'Harbour',
    description: 'News from the harbour',
    language: 'en',
    homeUrl: 'https://news.example/topics/harbour',
    site: { title: 'Example News', url: 'https://news.example/' },
    selfUrls: formatUrls('harbour'),
    hubUrl: 'https://news.example/hub',
    content: 'full',
    ttlMinutes: 15,
    updatedAt: '2026-03-01T08:00:00Z',
    items,
    ...changes,
  };
}

/** `count` items, newest first, one an hour, with ids of their own. */
export function manyItems(count: number, contentHtml = '<p>The bridge is open again.</p>'): OutputItem[] {
  const newest = Date.UTC(2026, 2, 31, 12);
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(newest - index * 3_600_000).toISOString();
    return outputItem({
      id: `tag:news.example,2026:item/${count - index}`,
      url: `https://paper.example/report-${count - index}`,
      title: `Report ${count - index}`,
      contentHtml,
      publishedAt: date,
      updatedAt: date,
    });
  });
}
