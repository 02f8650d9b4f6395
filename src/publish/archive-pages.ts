/** RFC 5005 archives: which items stand on which page that never changes again. */
import type { OutputItem } from '../vocabulary/item.js';
import { toInstant, toRfc3339 } from './format-date.js';

export interface ArchivePage {
  /** Month in UTC, with a number from the second page of that month on: `2026-03`, `2026-03-2`. */
  name: string;
  /** Name of the page before it; absent on the first. */
  previous?: string;
  /** Newest first, as in every feed document. */
  items: OutputItem[];
}

export interface ArchivePlan {
  /** Closed pages, oldest first. Once published they stay, whatever becomes of their items. */
  pages: ArchivePage[];
  /** Items that are on no page yet, newest first: the live document must hold them all. */
  open: OutputItem[];
}

export interface PageLimits {
  items: number;
  /** UTF-8 octets of the articles on a page. */
  bytes: number;
}

/** Small enough that an open page fits the live document beside its markup, in every format. */
export const pageLimits: PageLimits = { items: 25, bytes: 150_000 };

const entryTime = (item: OutputItem): number => toInstant(item.enteredAt ?? item.publishedAt);

/** By entry, then id, so that items which came in one batch keep one order. */
function byEntry(a: OutputItem, b: OutputItem): number {
  return entryTime(a) - entryTime(b) || (a.id < b.id ? -1 : Number(a.id > b.id));
}

const monthOf = (item: OutputItem): string => toRfc3339(entryTime(item)).slice(0, 7);

function sizeOf({ title, summary = '', contentHtml }: OutputItem): number {
  return Buffer.byteLength(title) + Buffer.byteLength(summary) + Buffer.byteLength(contentHtml);
}

interface GrowingPage extends ArchivePage {
  month: string;
  bytes: number;
}

function isFull({ items, bytes }: GrowingPage, limits: PageLimits): boolean {
  return items.length >= limits.items || bytes >= limits.bytes;
}

/** Never a name again: months do not go back, whatever two clocks say, and numbers go on. */
function nextName(item: OutputItem, last: string): { name: string; month: string } {
  const lastMonth = last.slice(0, 7);
  const [, month = lastMonth] = [lastMonth, monthOf(item)].toSorted();
  const number = month === lastMonth ? Number(last.slice(8) || 1) + 1 : 1;
  return { name: number > 1 ? `${month}-${number}` : month, month };
}

function toPages(items: readonly OutputItem[], last: string, limits: PageLimits): GrowingPage[] {
  const pages: GrowingPage[] = [];
  for (const item of items) {
    let page = pages.at(-1);
    if (!page || isFull(page, limits) || monthOf(item) > page.month) {
      const before = page?.name ?? last;
      page = { ...nextName(item, before), ...(before && { previous: before }), items: [], bytes: 0 };
      pages.push(page);
    }
    page.items.push(item);
    page.bytes += sizeOf(item);
  }
  return pages;
}

/**
 * Pages of the items that are on none yet, after the page `last`. By the moment an item entered the feed, not by
 * its date: an old article that arrives today must not change a page of last year (RFC 5005 §4: the entries of an
 * archive document stay the same). A page closes when it is full or a later month has begun *in the items*, so
 * that the plan depends on nothing else; adding newer items never changes a closed page.
 */
export function planArchive(items: readonly OutputItem[], last = '', limits = pageLimits): ArchivePlan {
  const pages = toPages(items.toSorted(byEntry), last, limits);
  const growing = pages.at(-1);
  const open = growing && !isFull(growing, limits) ? (pages.pop()?.items ?? []) : [];
  return {
    pages: pages.map(({ month: _, bytes: _size, ...page }) => ({ ...page, items: page.items.toReversed() })),
    open: open.toReversed(),
  };
}
