/** What an output feed holds: items (stories in an output feed), ready to render. */
import type { RelatedLink } from './article.js';
import type { Enclosure } from './feed-document.js';

/** The source an item came from, for attribution. */
export interface ItemSource {
  /** Source id of the config. */
  id: string;
  title: string;
  siteUrl?: string;
  feedUrl: string;
  rights?: string;
  /** ISO 8601; newest change seen in that source. */
  updatedAt?: string;
}

/** Another source's report of the same story. */
export interface OtherReport {
  url: string;
  title: string;
  sourceTitle: string;
  publishedAt?: string;
  /** Why it was merged. */
  kind: 'exact' | 'near' | 'story';
}

export interface OutputItem {
  /** Permanent `tag:` URI (RFC 4151), the same in every format. */
  id: string;
  /** Path of the story page on our site, for example `/stories/123`. */
  storyPath?: string;
  /** The article on the publisher's site. */
  url: string;
  /** Plain text. */
  title: string;
  /** Plain text; absent when the source gave none of its own. */
  summary?: string;
  /** Sanitised HTML with absolute URLs. */
  contentHtml: string;
  authors: string[];
  categories: string[];
  language?: string;
  image?: string;
  enclosures: Enclosure[];
  rights?: string;
  /** ISO 8601 UTC; frozen at first sight. */
  publishedAt: string;
  /** ISO 8601 UTC; moves on significant change only. */
  updatedAt: string;
  /** ISO 8601 UTC; when it entered this output feed, for archives: `publishedAt` may lie months before. */
  enteredAt?: string;
  source: ItemSource;
  /** Links the page itself names as related. */
  related: RelatedLink[];
  alsoReportedBy: OtherReport[];
}

/** Absolute URL of one document in each format; one URL a format. */
export interface FormatUrls {
  rss: string;
  atom: string;
  json: string;
  html: string;
}

export interface OutputFeed {
  /** Permanent `tag:` URI of the feed. */
  id: string;
  title: string;
  description: string;
  language?: string;
  /** Absolute URL of the HTML twin. */
  homeUrl: string;
  /** The site the feed belongs to, for the way back to its home page. */
  site?: { title: string; url: string };
  selfUrls: FormatUrls;
  /** What the feed leaves out, and why. */
  leftOutUrl?: string;
  hubUrl?: string;
  /** Hubs of others, which are told of changes. */
  otherHubUrls?: readonly string[];
  /** 512 by 512 pixels. */
  iconUrl?: string;
  /** The same for small places, 64 by 64. */
  faviconUrl?: string;
  /** RFC 5005: where older items are; absent on the last page. */
  archive?: { isArchive: boolean; current?: FormatUrls; prevArchive?: FormatUrls; nextArchive?: FormatUrls };
  /** How much of each item to carry. */
  content: 'full' | 'summary' | 'title';
  /** Minutes a reader may wait between polls. */
  ttlMinutes: number;
  /** ISO 8601 UTC, newest change among the items; never "now". */
  updatedAt: string;
  items: OutputItem[];
}

/** What the home page shows of an output feed. */
export interface FeedSummary {
  itemCount: number;
  /** ISO 8601; absent while the feed is empty. */
  updatedAt?: string;
  newest: { title: string; url: string; sourceTitle: string; publishedAt: string; language?: string }[];
}
