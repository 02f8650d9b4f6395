/** What the store keeps of sources and of how they are asked: schedule, budgets, robots rules, subscriptions. */
import type { PolitenessRecord } from './collect/decide-politeness.js';
import type { SubscriptionRecord } from './collect/decide-subscription.js';
import type { KeyedEntry, NewEntry } from './vocabulary/entry.js';
import type { PollResult, RecentArticle, SourceRecord } from './vocabulary/source.js';

/** When sources are asked. */
export interface Schedule {
  /** Makes the rows agree with the configuration: new and changed ones get their date, missing ones are paused. */
  configure(sources: readonly ConfiguredSource[], now: Date): Promise<void>;
  /** Due sources that nobody has claimed. */
  findOverdue(now: Date): Promise<string[]>;
  /** Gives sources another date. */
  reschedule(dates: readonly { id: string; at: Date }[], because: string): Promise<void>;
  /** Puts a claimed poll off: nothing was asked, so nothing else changes. */
  postpone(id: string, until: Date, because: string): Promise<void>;
  /** A hub has news: due as soon as a short pause after the last poll is over. */
  wake(id: string, now: Date): Promise<void>;
  /** Claims due sources for a while, new ones first, then the longest due; a claim of a dead worker runs out by itself. */
  claimDue(now: Date, limit: number, leaseMs: number): Promise<DueSource[]>;
  /** Makes sources due that were asked in what is now the future: the clock was set back. Returns how many. */
  recallFuture(now: Date): Promise<number>;
  /** Gives back every claim; for an engine that knows it is alone. */
  releaseClaims(): Promise<void>;
}

export interface Sources extends Schedule {
  find(id: string): Promise<SourceRecord | undefined>;
  list(): Promise<SourceRecord[]>;
  /** With this many of its newest articles. */
  findForPoll(id: string, articles: number): Promise<PolledSource | undefined>;
  /** The newest articles of every source, newest first. */
  allRecentArticles(limit: number): Promise<Map<string, RecentArticle[]>>;
  /** Saves a poll with its entries in one transaction; returns the ids of entries to extract. */
  recordPoll(id: string, result: PollResult, entries: PollEntries): Promise<string[]>;
}

/** What a poll is decided by. */
export interface PolledSource {
  source: SourceRecord;
  /** Publishing instants of its newest articles, newest first. */
  recentInstants: Date[];
  /** At a hub, or asking to be. */
  hasSubscription: boolean;
}

export interface DueSource {
  id: string;
  /** Never polled before. */
  isNew: boolean;
}

export interface ConfiguredSource {
  id: string;
  url: string;
  enabled: boolean;
  /** First poll, should the source be new, changed or switched on; at once when absent. */
  firstPollAt?: Date;
}

export interface PollEntries {
  added: readonly NewEntry[];
  /** Known keys with another print. */
  changed: readonly KeyedEntry[];
}

export interface RobotsRecords {
  find(origin: string): Promise<unknown>;
  save(origin: string, record: object): Promise<void>;
}

export interface PolitenessChange<T> {
  changed: readonly PolitenessRecord[];
  value: T;
}

/** Budgets of hosts and registrable domains, shared by all workers. */
export interface PolitenessRecords {
  /**
   * Reads the records of keys, lets `decide` change them, and saves what it changed, while no other worker reads them.
   * `decide` is asked again should the transaction fail that it was part of.
   */
  update<T>(keys: readonly string[], decide: (known: PolitenessRecord[]) => PolitenessChange<T>): Promise<T>;
  find(keys: readonly string[]): Promise<PolitenessRecord[]>;
  /** Hosts and domains that asked to be left alone and still have to be. */
  listSlow(now: Date): Promise<PolitenessRecord[]>;
  /** Forgets records that have meant nothing since an instant. */
  prune(before: Date): Promise<void>;
}

/** A source's subscription at a hub. */
export interface StoredSubscription extends SubscriptionRecord {
  sourceId: string;
  /** Last part of the callback, unguessable and this subscription's alone. */
  token: string;
  secret: string;
}

export interface SubscriptionRecords {
  findBySource(sourceId: string): Promise<StoredSubscription | undefined>;
  findByToken(token: string): Promise<StoredSubscription | undefined>;
  /** Replaces the source's subscription. */
  save(subscription: StoredSubscription): Promise<void>;
  remove(sourceId: string): Promise<void>;
  list(): Promise<StoredSubscription[]>;
}

export interface Subscriptions extends SubscriptionRecords {
  /** A poll found what the hub should have delivered. */
  markMiss(sourceId: string, now: Date): Promise<void>;
}
