/** What stages need from the store, one interface a noun. */
import type { Archives, Search, Subscribers } from './feed-ports.js';
import type { CopyLink, Prints, Stories } from './grouping-ports.js';
import type { Histories, Texts } from './history-ports.js';
import type { FiledArticles } from './left-out-ports.js';
import type { Retention } from './retention-ports.js';
import type { PolitenessRecords, RobotsRecords, Sources, Subscriptions } from './source-ports.js';
import type { AutoTopics, Labels, Samples } from './topic-ports.js';
import type { Extraction } from './vocabulary/article.js';
import type { EntryRecord, KnownEntry, NewEntry, SetAsideEntry, Stage } from './vocabulary/entry.js';
import type { Enclosure } from './vocabulary/feed-document.js';
import type { IdentityKey } from './vocabulary/identity.js';
import type { FeedSummary, OtherReport, OutputItem } from './vocabulary/item.js';
import type { Work } from './work-ports.js';

/** A key that an entry may have, with the address that it has now. */
export interface EntryName {
  key: string;
  address?: string;
}

export interface Entries {
  /** What the source has announced before under these keys or at these addresses, the first of them first. */
  findKnown(sourceId: string, names: readonly EntryName[]): Promise<KnownEntry[]>;
  get(ids: readonly string[]): Promise<EntryRecord[]>;
  /** Those whose keys the source does not have yet; returns their ids. */
  saveNew(sourceId: string, entries: readonly NewEntry[], now: Date): Promise<string[]>;
  /** Moves entries on, but only those still at `from`, so that a job run twice changes nothing. */
  advance(ids: readonly string[], from: Stage, to: Stage, now: Date): Promise<void>;
  /** Leaves entries at `extract`, as if they had come there at `until`. */
  putOff(ids: readonly string[], until: Date, now: Date): Promise<void>;
  /** Entries that have waited at a stage since before an instant, by id, from the one after `after` on. */
  findWaiting(stage: Stage, before: Date, limit: number, after?: string): Promise<string[]>;
  /** Takes entries that no retry can cure out of the flow, until their source changes them or they are sent back. */
  setAside(ids: readonly string[], from: Stage, reason: string, now: Date): Promise<void>;
  /** The latest first. */
  listSetAside(limit: number): Promise<SetAsideEntry[]>;
  /** Puts entries that were set aside back where they were, all when no ids are given; returns how many. */
  sendBack(now: Date, ids?: readonly string[]): Promise<number>;
}

/** Every name under which an article may be met again. */
export interface Addresses {
  guid?: string;
  /** After redirects, where the page was fetched. */
  url?: string;
  canonicalUrl?: string;
  alternateUrls?: string[];
}

/** An extraction with what the entry adds to it. */
export interface ArticleDraft {
  entryId: string;
  /** Print of the announcement it was made from; the entry moves on only if that still stands. */
  print: string;
  sourceId: string;
  url: string;
  title: string;
  summary: string | null;
  extraction: Extraction;
  enclosures: readonly Enclosure[];
  addresses: Addresses;
  rights: string | null;
  publishedAt: Date;
  updatedAt: Date;
  firstSeenAt: Date;
}

export interface ArticleRecord {
  id: string;
  entryId: string;
  sourceId: string;
  copyOf: string | null;
  url: string;
  title: string;
  text: string;
  authors: string[];
  categories: string[];
  language: string | null;
  addresses: Addresses;
  publishedAt: Date;
  firstSeenAt: Date;
}

/** A later version of a known article, not yet judged. */
export interface PendingRevision {
  id: string;
  articleId: string;
  seenAt: Date;
  title: string;
  text: string;
  before: { title: string; text: string };
}

export interface Articles {
  /** Saves first versions, and later ones as pending revisions; entries move on to `group`. */
  save(drafts: readonly ArticleDraft[], now: Date): Promise<void>;
  get(ids: readonly string[]): Promise<ArticleRecord[]>;
  getByEntries(entryIds: readonly string[]): Promise<ArticleRecord[]>;
  /** Claims identity keys; returns for each article the other articles that hold one of its keys, smallest id first. */
  settleIdentity(
    articles: readonly { id: string; keys: readonly IdentityKey[] }[],
  ): Promise<Map<string, IdentityHolder[]>>;
  /** Gives the guids among the keys to these articles, where an earlier one holds them. */
  passGuids(articles: readonly { id: string; keys: readonly IdentityKey[] }[]): Promise<void>;
  /** Puts both articles of each link, with their copies, under the smaller of their two first articles. */
  linkCopies(links: readonly CopyLink[]): Promise<void>;
  /** Articles one of whose keys an earlier article holds that is kept no longer. */
  findReturning(articles: readonly { id: string; keys: readonly IdentityKey[] }[]): Promise<Set<string>>;
  /** Takes newer words that came as a source's own double for revisions of its original; returns those now pending. */
  reviseOriginals(copyIds: readonly string[]): Promise<string[]>;
  pendingRevisions(articleIds: readonly string[]): Promise<PendingRevision[]>;
  /** Puts a revision's content in place; `updated_at` moves only when it is significant. */
  settleRevision(revision: { id: string; significant: boolean; because: string }): Promise<void>;
}

export interface IdentityHolder {
  articleId: string;
  sourceId: string;
  /** `guid` where nothing else is shared. */
  kind: IdentityKey['kind'];
}

/** Which stories an output feed takes, newest first. */
export interface ItemQuery {
  scope: { kind: 'topic'; topicId: string } | { kind: 'source'; sourceId: string } | { kind: 'all' };
  merge: 'off' | 'exact' | 'near' | 'story';
  limit: number;
}

/** How a topic is mixed; its feed then shows these items alone, and has no archive. */
export interface MixedItemQuery {
  topicId: string;
  merge: ItemQuery['merge'];
  limit: number;
  /** Most items of one source. */
  perSource?: number;
  /** Older ones are left out. */
  since?: Date;
  /** By the date of the article, by when it came to the topic, or by how many sources report it. */
  sort: 'published' | 'arrived' | 'reports';
}

/** One report of a story, and why it belongs to it. */
export type StoryItem = OutputItem & { kind: 'lead' | OtherReport['kind'] };

/** Which items of a topic to look for that stand on no archive page yet. */
export interface OpenItemQuery {
  topicId: string;
  merge: ItemQuery['merge'];
  limit: number;
}

export interface Items {
  /** One list a query, in their order; the more are asked together, the less each costs. */
  select(queries: readonly ItemQuery[]): Promise<OutputItem[][]>;
  selectMixed(query: MixedItemQuery): Promise<OutputItem[]>;
  /** One list a query, in their order: items with `enteredAt`, the first that entered first. */
  selectOpen(queries: readonly OpenItemQuery[]): Promise<OutputItem[][]>;
  /** The reports of one story in order of time; empty where there is no such story. */
  selectStory(storyId: string): Promise<StoryItem[]>;
  /** The story an article belongs to now, by the id it once had; undefined where there is no such article. */
  findStoryId(articleId: string): Promise<string | undefined>;
  /** Ids of the topics its articles are filed under. */
  topicsOfStory(storyId: string): Promise<string[]>;
}

export interface RenderedDocument {
  path: string;
  mediaType: string;
  /** Compressed with Brotli; the other forms are made of it when they are asked for. */
  br: Buffer;
  /** Strong entity tag of the plain form, with its quotes. */
  etag: string;
  modifiedAt: Date;
  /** It will never change again. */
  isFinal?: boolean;
}

export interface PublishedFeed {
  path: string;
  /** The change it was rendered after. */
  change: string;
  summary: FeedSummary;
}

export interface OutputFeeds {
  /** Retires feeds that are no longer planned, and takes back those that are again; returns the newly retired. */
  retain(paths: readonly string[]): Promise<string[]>;
  /** Whether there once was a feed that the configuration has no longer. */
  isRetired(path: string): Promise<boolean>;
  /** Every feed that shows one of these articles, or the article it copies or shares a story with. */
  pathsOf(articleIds: readonly string[]): Promise<string[]>;
  /** Records that feeds changed; returns nothing, loses nothing. */
  markChanged(paths: readonly string[]): Promise<void>;
  /** Feeds to render now; those of single sources only where somebody subscribes to them. */
  findChanged(): Promise<{ path: string; change: string }[]>;
  /** The change of one feed that is not rendered yet. */
  findChange(path: string): Promise<string | undefined>;
  /** Only forgets changes up to the ones that were rendered. */
  markPublished(feeds: readonly PublishedFeed[]): Promise<void>;
  /** Summaries of the published feeds by path. */
  summaries(): Promise<Map<string, FeedSummary>>;
}

export interface Renderings {
  /**
   * Keeps the old bytes and their date where the new ones are the same, and those that will never change from any that
   * may; returns the paths of those that differ.
   */
  save(renderings: readonly RenderedDocument[]): Promise<string[]>;
  /** The tags of these documents at this very moment, by path. */
  findTags(paths: readonly string[]): Promise<Map<string, string>>;
  findFacts(path: string): Promise<RenderingFacts | undefined>;
  /** Undefined also where the document has changed since its tag was read. */
  findBody(path: string, encoding: 'identity' | 'gzip' | 'br', etag: string): Promise<Buffer | undefined>;
  /** In order. */
  listPaths(): Promise<string[]>;
  /** Removes every document under these folders: `/topics/x/`. */
  removeUnder(folders: readonly string[]): Promise<void>;
}

export interface RenderingFacts {
  mediaType: string;
  etag: string;
  modifiedAt: Date;
  /** It will never change again. */
  isFinal: boolean;
}

/** A document as it is in memory, with those of its forms that are. */
export interface KeptRendering {
  /** The same object as long as the document is the same. */
  facts: RenderingFacts;
  bodies: ReadonlyMap<string, Buffer>;
}

export interface KeptRenderings extends Renderings {
  /** What is in memory and fresh enough to be sent at once. */
  findKept(path: string): KeptRendering | undefined;
}

export interface Settings {
  find(key: string): Promise<string | undefined>;
  save(key: string, value: string): Promise<void>;
}

export interface Store {
  sources: Sources;
  entries: Entries;
  articles: Articles;
  prints: Prints;
  stories: Stories;
  labels: Labels;
  autoTopics: AutoTopics;
  samples: Samples;
  texts: Texts;
  items: Items;
  filedArticles: FiledArticles;
  outputFeeds: OutputFeeds;
  archives: Archives;
  subscribers: Subscribers;
  renderings: Renderings;
  search: Search;
  robots: RobotsRecords;
  retention: Retention;
  politeness: PolitenessRecords;
  subscriptions: Subscriptions;
  settings: Settings;
  work: Work;
  histories: Histories;
}
