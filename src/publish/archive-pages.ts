/** RFC 5005 archives: which items stand on which page that never changes again, and what the live document holds. */
import type { OutputFeed, OutputItem } from '../vocabulary/item.js';
import { toInstant, toRfc3339 } from './format-date.js';
import { type PreparedFeed, prepareFeed } from './prepare-feed.js';
import {
  type OutputFormat,
  type RenderedFeed,
  renderFormats,
  renderPrepared,
  renderPreparedFormats,
} from './render-feed.js';

export interface ArchivePage {
  /** Month in UTC, with a number from the second page of that month on: `2026-03`, `2026-03-2`. */
  name: string;
  /** Newest first, as in every feed document. */
  items: OutputItem[];
}

export interface ArchivePlan {
  /** Closed pages, oldest first. Once published they stay, whatever becomes of their items. */
  pages: ArchivePage[];
  /** Items that are on no page yet, newest first: the live document must hold them all. */
  open: OutputItem[];
}

/** Small enough that one open page of long articles fits the live document. */
const defaultPageItems = 25;
const defaultMaxBytes = 250_000;

const entryTime = (item: OutputItem): number => toInstant(item.enteredAt ?? item.publishedAt);

/** By entry, then id, so that items which came in one batch keep one order. */
function byEntry(a: OutputItem, b: OutputItem): number {
  return entryTime(a) - entryTime(b) || (a.id < b.id ? -1 : Number(a.id > b.id));
}

const monthOf = (item: OutputItem): string => toRfc3339(entryTime(item)).slice(0, 7);

function toPages(items: readonly OutputItem[], pageItems: number): ArchivePage[] {
  const pages: ArchivePage[] = [];
  let [month, number] = ['', 0];
  for (const item of items) {
    const page = pages.at(-1);
    if (page && monthOf(item) === month && page.items.length < pageItems) {
      page.items.push(item);
      continue;
    }
    number = monthOf(item) === month ? number + 1 : 1;
    month = monthOf(item);
    pages.push({ name: number > 1 ? `${month}-${number}` : month, items: [item] });
  }
  return pages;
}

/**
 * Pages by the moment an item entered the feed, not by its date: an old article that arrives today must not
 * change a page of last year (RFC 5005 §4: the entries of an archive document stay the same). A page closes when it is full or a later
 * month has begun *in the items*, so that the plan depends on nothing else; adding newer items never changes
 * a closed page.
 */
export function planArchive(items: readonly OutputItem[], pageItems = defaultPageItems): ArchivePlan {
  const pages = toPages(items.toSorted(byEntry), pageItems);
  const last = pages.at(-1);
  const open = last && last.items.length < pageItems ? pages.pop() : undefined;
  for (const page of pages) page.items.reverse();
  return { pages, open: open?.items.toReversed() ?? [] };
}

const formats = ['rss', 'atom', 'json'] as const;

/** UTF-8 bytes of each of the three feed documents with these items. */
function measure(feed: PreparedFeed, items: PreparedFeed['items']): number[] {
  return formats.map((format) => Buffer.byteLength(renderPrepared({ ...feed, items }, format).body));
}

/** How many of the first items fit into every format. */
function countFitting(feed: PreparedFeed, maxBytes: number): number {
  const frame = measure(feed, []);
  let sizes = frame;
  for (const [count, item] of feed.items.entries()) {
    // Documents are a frame and items one after another, so sizes add up; the comma of JSON is the one byte.
    const alone = measure(feed, [item]);
    sizes = sizes.map((size, index) => size + (alone[index] ?? 0) - (frame[index] ?? 0) + 1);
    if (Math.max(...sizes) > maxBytes) return count;
  }
  return feed.items.length;
}

function cut(feed: OutputFeed, prepared: PreparedFeed, maxBytes: number, atLeast: number): OutputFeed {
  const count = Math.max(countFitting(prepared, maxBytes), atLeast);
  return { ...feed, items: feed.items.slice(0, count) };
}

/**
 * The feed cut to as many of its first items as fit in every format; never fewer than `atLeast`, for those
 * that no archive page holds yet. JSON Feed 1.1 calls 250 KB a fine size and 1 MB a burden.
 */
export function fitItems(feed: OutputFeed, maxBytes = defaultMaxBytes, atLeast = 1): OutputFeed {
  const prepared = prepareFeed(feed);
  const fits = Math.max(...measure(prepared, prepared.items)) <= maxBytes;
  return fits ? feed : cut(feed, prepared, maxBytes, atLeast);
}

/** `fitItems` and all renderings of its result in one go: half the work when the feed fits, as most do. */
export function renderLive(
  feed: OutputFeed,
  maxBytes = defaultMaxBytes,
  atLeast = 1,
): Record<OutputFormat, RenderedFeed> {
  const prepared = prepareFeed(feed);
  const documents = renderPreparedFormats(prepared);
  const fits = formats.every((format) => Buffer.byteLength(documents[format].body) <= maxBytes);
  return fits ? documents : renderFormats(cut(feed, prepared, maxBytes, atLeast));
}
