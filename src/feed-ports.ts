/** What the store keeps for output feeds beside their renderings: which archive pages they have. */
import type { OutputItem } from './vocabulary/item.js';

/** A closed page of a topic's archive (RFC 5005 §4). */
export interface ArchiveRecord {
  /** Month of entry in UTC, with a number from the second page of that month on: `2026-03`, `2026-03-2`. */
  name: string;
  /** Name of the page before it; absent on the first. */
  previous?: string;
  items: OutputItem[];
}

export interface Archives {
  /** Name of the newest page. */
  findLast(topicId: string): Promise<string | undefined>;
  /** A page with its items, as long as it is the newest. */
  find(topicId: string, name: string): Promise<ArchiveRecord | undefined>;
  /** Records a page and that its items are open no longer; throws where another process has closed it. */
  close(topicId: string, page: ArchiveRecord): Promise<void>;
  /** Gives a topic's labels and pages to the id it has now; a topic that has pages of its own keeps those. */
  move(from: string, to: string): Promise<void>;
  /** Forgets the pages of topics: what they held is open again. */
  drop(topicIds: readonly string[]): Promise<void>;
}
