/** What the home page shows of an output feed. */
import type { FeedSummary, OutputFeed } from '../vocabulary/item.js';
import type { FeedScope } from './build-feed.js';

const newestOnHome: Record<FeedScope['kind'], number> = { topic: 3, source: 3, all: 8 };

export function summariseFeed(feed: OutputFeed, scope: FeedScope): FeedSummary {
  const newest = feed.items.slice(0, newestOnHome[scope.kind]);
  return {
    itemCount: feed.items.length,
    ...(feed.items.length === 0 ? {} : { updatedAt: feed.updatedAt }),
    newest: newest.map(({ title, url, source, publishedAt, language }) => ({
      title,
      url,
      sourceTitle: source.title,
      publishedAt,
      ...(language === undefined ? {} : { language }),
    })),
  };
}
