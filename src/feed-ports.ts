/** What the store keeps for output feeds beside their renderings: which archive pages they have. */
import type { ArchivePage } from './publish/archive-pages.js';
import type { LinkedPage } from './publish/build-archive.js';
import type { OutputItem } from './vocabulary/item.js';

/** A page as it is kept until it is rendered. */
export interface HeldPage extends Omit<ArchivePage, 'items'> {
  /** Permanent ids of its items. */
  itemIds: readonly string[];
  /** The items as JSON, compressed with Brotli. */
  held: Buffer;
}

export interface Archives {
  /** Names of the newest pages, by topic; topics without a page are left out. */
  findLast(topicIds: readonly string[]): Promise<Map<string, string>>;
  /**
   * A page that was never rendered, or was while it had no next one and now has. Undefined where there is none to
   * render.
   */
  findUnrendered(topicId: string, name: string): Promise<LinkedPage | undefined>;
  /** Pages whose items are held, of all topics: each may have to be rendered. */
  listHeld(): Promise<{ topicId: string; name: string }[]>;
  /** Records pages, the oldest first, and that their items are open no longer; throws where another process has closed one. */
  close(topicId: string, pages: readonly HeldPage[]): Promise<void>;
  /** Forgets the items of a page that is rendered as it will stay. */
  release(topicId: string, name: string): Promise<void>;
  /** Gives a topic's labels and pages to the id it has now; a topic that has pages of its own keeps those. */
  move(from: string, to: string): Promise<void>;
  /** Forgets the pages of topics: what they held is open again. */
  drop(topicIds: readonly string[]): Promise<void>;
}

/** Someone to whom changes of a document are sent (W3C WebSub). */
export interface Subscriber {
  id: string;
  callback: string;
  /** Of the document on our site. */
  path: string;
  secret: string | null;
  /** Tag of the content it has. */
  deliveredEtag: string | null;
  /** Deliveries that failed since the last that did not. */
  failures: number;
}

/** What someone asked of our hub, before the callback has confirmed it. */
export interface SubscriberIntent {
  mode: 'subscribe' | 'unsubscribe';
  callback: string;
  path: string;
  leaseSeconds: number;
  secret?: string;
}

export interface Subscribers {
  /** Returns the intent's id; undefined when too many wait, in all or of the callback's origin. */
  ask(intent: SubscriberIntent, now: Date): Promise<string | undefined>;
  /** Takes an intent out. */
  takeIntent(id: string): Promise<SubscriberIntent | undefined>;
  /** Does what was confirmed; a new subscriber counts as having the document as it is now. */
  confirm(intent: SubscriberIntent, now: Date): Promise<void>;
  /** Undefined also where its lease has ended. */
  find(id: string, now: Date): Promise<Subscriber | undefined>;
  /** Ids of those whose document is in none of these folders: `/topics/x/`. */
  findOutside(folders: readonly string[]): Promise<string[]>;
  /** Those whose document has changed since they got it, and who may be tried now; who took the last change first. */
  findBehind(now: Date): Promise<{ id: string; etag: string; failures: number }[]>;
  recordDelivery(id: string, etag: string): Promise<void>;
  recordFailure(id: string, nextAttemptAt: Date): Promise<void>;
  remove(id: string): Promise<void>;
  /** Removes ended leases and intents nobody took up. */
  prune(now: Date): Promise<void>;
}

/** A story in which words were found. */
export interface SearchHit {
  item: OutputItem;
  /** Plain text around the words; each found one stands between U+E000 and U+E001. */
  excerpt: string;
}

export interface SearchQuery {
  /** As people type it: words, "a phrase", or, -not. */
  text: string;
  limit: number;
  offset: number;
}

export interface Search {
  /** Stories of which an article holds the words, the best and newest first; throws where it takes too long. */
  find(query: SearchQuery, now: Date): Promise<SearchHit[]>;
  /** Makes new and changed articles searchable; returns how many. */
  catchUp(limit: number): Promise<number>;
}
