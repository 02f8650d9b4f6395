/** The facts of an output feed as every format carries them. */
import type { FormatUrls, OutputFeed } from '../vocabulary/item.js';
import { toAbsoluteUrl } from './absolute-url.js';
import { toInstant } from './format-date.js';
import { prepareItem, toLanguage, toLine } from './prepare-item.js';
import type { PreparedItem } from './prepared-item.js';

/** Name of the program in `generator`; without a version, so that an upgrade changes no document. */
export const generator = 'Winnow';

export interface PreparedFeed {
  id: string;
  title: string;
  /** Plain text, never empty. */
  description: string;
  language: string | undefined;
  homeUrl: string;
  site: { title: string; url: string };
  content: OutputFeed['content'];
  selfUrls: FormatUrls;
  leftOutUrl: string | undefined;
  hubUrls: string[];
  iconUrl: string | undefined;
  /** The small one; `iconUrl` where there is one only. */
  faviconUrl: string | undefined;
  archive: NonNullable<OutputFeed['archive']>;
  ttlMinutes: number;
  /** Milliseconds since 1970. */
  updated: number;
  items: readonly PreparedItem[];
}

/** The same id twice would be one entry for readers and an error for validators (RFC 4287 §4.1.1). */
function withoutRepeatedIds(feed: OutputFeed): PreparedItem[] {
  const byId = new Map<string, PreparedItem>();
  for (const item of feed.items) {
    if (!byId.has(item.id)) byId.set(item.id, prepareItem(item, feed));
  }
  return [...byId.values()];
}

/**
 * The newest change among the items, so that the same items give the same bytes whatever the clock says; an
 * empty feed has only its own date.
 */
function newestChange(items: readonly PreparedItem[], ofEmptyFeed: number): number {
  return items.reduce((newest, item) => Math.max(newest, item.updated), 0) || ofEmptyFeed;
}

/** Once for all formats. */
export function prepareFeed(feed: OutputFeed): PreparedFeed {
  const items = withoutRepeatedIds(feed);
  const title = toLine(feed.title) || feed.homeUrl;
  return {
    id: toLine(feed.id),
    title,
    description: toLine(feed.description) || title,
    language: toLanguage(feed.language),
    homeUrl: feed.homeUrl,
    site: feed.site ?? { title: 'Home', url: new URL('/', feed.homeUrl).href },
    content: feed.content,
    selfUrls: feed.selfUrls,
    leftOutUrl: toAbsoluteUrl(feed.leftOutUrl),
    hubUrls: [feed.hubUrl, ...(feed.otherHubUrls ?? [])].flatMap((url) => toAbsoluteUrl(url) ?? []),
    iconUrl: toAbsoluteUrl(feed.iconUrl),
    faviconUrl: toAbsoluteUrl(feed.faviconUrl ?? feed.iconUrl),
    archive: feed.archive ?? { isArchive: false },
    ttlMinutes: Math.max(1, Math.round(feed.ttlMinutes) || 1),
    updated: newestChange(items, toInstant(feed.updatedAt)),
    items,
  };
}

/** The same feed with its first items only. */
export function keepFirst(feed: PreparedFeed, count: number): PreparedFeed {
  const items = feed.items.slice(0, count);
  return { ...feed, items, updated: newestChange(items, feed.updated) };
}
