/** A source as the store knows it: what we fetch, how it has been answering, and when we ask again. */
import type { Verdict } from './article.js';
import type { FailureClass, Validators } from './outcome.js';

export type SourceHealth = 'new' | 'ok' | 'silent' | 'backing-off' | 'quarantined' | 'gone';

/** The publisher's wishes, from the newest document that was read. */
export interface PollingHints {
  ttlMinutes?: number;
  skipHours?: number[];
  /** 0 is Sunday. */
  skipDays?: number[];
}

export interface SourceRecord {
  id: string;
  /** Address in the configuration. */
  url: string;
  enabled: boolean;
  firstSeenAt: Date;
  title: string | null;
  siteUrl: string | null;
  language: string | null;
  rights: string | null;
  hints: PollingHints;
  etag: string | null;
  lastModified: string | null;
  bodyHash: string | null;
  lastFullFetchAt: Date | null;
  /** Where a permanent redirect points, and since when it has been pointing there. */
  movedTo: string | null;
  movedSince: Date | null;
  /** The feed that the page at the address names. */
  discoveredUrl: string | null;
  /** Print of how the last document was read; its validators and hash hold for the same print only. */
  readAs: string | null;
  nextPollAt: Date;
  pollBecause: string;
  state: SourceHealth;
  failure: FailureClass | null;
  failureReason: string | null;
  failures: number;
  lastPollAt: Date | null;
  lastSuccessAt: Date | null;
  lastNewAt: Date | null;
  /** Since when its guids are not relied on, because they change, and what showed it. */
  guidsChangedAt: Date | null;
  guidsBecause: string | null;
  /** Articles that came under the guid of another one. */
  guidsReused: number;
}

/** What one poll changes in a source; what is left out stays. */
export interface PollResult {
  polledAt: Date;
  nextPollAt: Date;
  pollBecause: string;
  state: SourceHealth;
  failure: FailureClass | null;
  failureReason: string | null;
  failures: number;
  /** Present after an answer that counts as success. */
  validators?: Validators;
  bodyHash?: string;
  fullFetch?: boolean;
  movedTo?: string | null;
  movedSince?: Date | null;
  discoveredUrl?: string | null;
  readAs?: string;
  title?: string;
  siteUrl?: string;
  language?: string;
  rights?: string;
  hints?: PollingHints;
  /** Present when the guids of known articles changed: from now on addresses tell them apart. */
  guidsBecause?: string;
  guidsReused?: number;
}

/** How a source is, as its record and its habits tell. */
export type HealthState =
  | 'paused'
  | 'new'
  | 'ok'
  | 'silent'
  | 'shortened'
  | 'nothing-selected'
  | 'nothing-announced'
  | 'backing-off'
  | 'quarantined'
  | 'gone';

/** What operators are shown of a source; every text is a sentence or two. */
export interface SourceReport {
  source: SourceRecord;
  /** Without user, password and the values of variables. */
  address: string;
  /** Where the feed was found, when the address is that of a page. */
  foundAt?: string;
  state: HealthState;
  because: string;
  /** Longest gap it usually makes, in milliseconds. */
  usualGapMs?: number;
  /** While its host asked to be left alone. */
  slowDown?: string;
  /** Where it names a hub. */
  subscription?: string;
  /** Where its guids change, or come again with other articles. */
  guids?: string;
  /** How much of its articles is had, where that is not all. */
  teasers?: string;
  /** Since when it is in this state, where that is known. */
  since?: Date;
}

/** What is kept in mind of an article for the health of its source. */
export interface RecentArticle {
  publishedAt: Date;
  verdict: Verdict;
  /** Of its text, in UTF-8. */
  bytes: number;
}
