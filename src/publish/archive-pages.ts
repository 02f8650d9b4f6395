/** RFC 5005 archives: which items stand on which page that never changes again. */
import type { OutputItem } from '../vocabulary/item.js';
import { toInstant, toRfc3339 } from './format-date.js';

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
