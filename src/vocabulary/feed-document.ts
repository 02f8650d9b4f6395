/** What a parsed feed document says: the feed's own facts and its entries, in document order. */

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json' | 'html' | 'sitemap';

export interface Enclosure {
  url: string;
  /** Media type as declared, lower case. */
  type?: string;
  /** Octets as declared. */
  length?: number;
}

export interface FeedFacts {
  title?: string;
  subtitle?: string;
  siteUrl?: string;
  /** The feed's own address (`rel=self`). */
  selfUrl?: string;
  id?: string;
  /** BCP 47 tag as declared. */
  language?: string;
  imageUrl?: string;
  authors?: string[];
  categories?: string[];
  rights?: string;
  generator?: string;
  /** ISO 8601 UTC instants. */
  publishedAt?: string;
  updatedAt?: string;
  /** WebSub hubs the feed names. */
  hubs?: string[];
  /** RFC 5005 / JSON Feed continuation. */
  nextUrl?: string;
  /** Publisher's wish for the poll interval: `ttl`, `sy:updatePeriod`. */
  ttlMinutes?: number;
  skipHours?: number[];
  /** 0 is Sunday. */
  skipDays?: number[];
  /** What a sitemap index lists instead of entries. */
  sitemaps?: string[];
}

/** One announced item as the source meant it; titles are plain text, HTML is not yet cleaned. */
export interface ParsedEntry {
  guid?: string;
  /** RSS `isPermaLink`, when the guid says it is the link. */
  guidIsPermalink?: boolean;
  url?: string;
  /** The publisher's own address where `url` goes through a counter (`feedburner:origLink`). */
  originalUrl?: string;
  title?: string;
  authors?: string[];
  publishedAt?: string;
  updatedAt?: string;
  summaryHtml?: string;
  contentHtml?: string;
  categories?: string[];
  enclosures?: Enclosure[];
  imageUrl?: string;
  language?: string;
  rights?: string;
  commentsUrl?: string;
  /** As declared (`slash:comments`, `thr:total`). */
  commentCount?: number;
  /** `rel=related` links and JSON `external_url`. */
  relatedUrls?: string[];
  /** Address of the article whose page named it as related; absent for what the source itself announced. */
  announcedBy?: string;
  /** The feed an aggregated entry came from (`atom:source`, RSS `source`). */
  origin?: { title?: string; url?: string };
}

export interface Repair {
  /** Closed name of the repair, for example `undefined-entity`. */
  rule: string;
  count: number;
}

export interface ParsedFeed {
  format: FeedFormat;
  feed: FeedFacts;
  entries: ParsedEntry[];
  repairs: Repair[];
}
