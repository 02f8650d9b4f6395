/** What the store tells of the way of one entry: announcement, extraction, identity, revisions, topics. */
import type { Removal, Verdict } from './vocabulary/article.js';
import type { Stage } from './vocabulary/entry.js';
import type { ParsedEntry } from './vocabulary/feed-document.js';
import type { CopyKind, IdentityKey, MergeEvidence } from './vocabulary/identity.js';

/** By the number of an article, or by its address, the keys that it has in the ledger, and its hash in entries. */
export type Sought =
  | { articleId: string }
  | { url: string; urlKeys: readonly string[]; addressHash: string | undefined };

/** `purged`: the ledger knows the article, which is kept no longer. */
export type Found = { kind: 'entry'; entryId: string } | { kind: 'purged'; articleId: string };

export interface EntryHistory {
  id: string;
  sourceId: string;
  sourceTitle: string | null;
  /** As announced; null once the article was purged. */
  title: string | null;
  url: string | null;
  /** Address of the article whose page named it as related. */
  announcedBy: string | null;
  firstSeenAt: Date;
  stage: Stage;
  /** In the future where its page waits for a server that asks to slow down. */
  stageSince: Date;
  putOffSince: Date | null;
  /** Where it was when it was set aside, and what went wrong there; null unless it is set aside. */
  failedStage: Stage | null;
  failure: string | null;
}

export interface ArticleHistory {
  id: string;
  url: string;
  title: string;
  language: string | null;
  verdict: Verdict;
  because: string;
  removed: Removal[];
  publishedAt: Date;
  updatedAt: Date;
  copyOf: string | null;
  copyKind: CopyKind | null;
  copyBecause: string | null;
  copyEvidence: MergeEvidence | null;
  storyId: string;
  storyBecause: string | null;
  storyEvidence: MergeEvidence | null;
  /** What stands for it at each merge level of a feed. */
  roots: Record<'off' | 'exact' | 'near' | 'story', { id: string; publishedAt: Date }>;
}

/** Another article of the same story. */
export interface ReportHistory {
  id: string;
  sourceId: string;
  title: string;
  url: string;
  publishedAt: Date;
  copyOf: string | null;
  copyKind: CopyKind | null;
  because: string | null;
}

export interface RevisionHistory {
  seenAt: Date;
  /** Null until it is judged. */
  significant: boolean | null;
  because: string | null;
  titleBefore: string | null;
}

export interface LabelHistory {
  topicId: string;
  because: string;
  enteredAt: Date;
  /** Whether its item stands on an archive page. */
  archived: boolean;
}

export interface LeadHistory {
  id: string;
  because: string;
  since: Date;
}

/** The article that holds a key of the ledger. */
export interface KeyOwner extends IdentityKey {
  articleId: string;
  title: string;
  sourceId: string;
}

export interface Histories {
  find(sought: Sought): Promise<Found | undefined>;
  getEntry(entryId: string): Promise<EntryHistory | undefined>;
  /** Undefined until the entry is extracted. */
  findArticle(entryId: string): Promise<ArticleHistory | undefined>;
  /** The articles of a story in order of time, up to 200. */
  listReports(storyId: string): Promise<ReportHistory[]>;
  /** Undefined where the story is led by its first article because nothing was ever decided. */
  findLead(storyId: string): Promise<LeadHistory | undefined>;
  /** The latest 100, in order of time. */
  listRevisions(articleId: string): Promise<RevisionHistory[]>;
  /** Kept articles only. */
  findOwners(keys: readonly IdentityKey[]): Promise<KeyOwner[]>;
  listLabels(articleId: string): Promise<LabelHistory[]>;
}

/** The text of an article, and what it was taken from. */
export interface StoredText {
  title: string;
  url: string;
  html: string;
  /** Says nothing where it is kept no longer. */
  announced: ParsedEntry;
}

export interface Texts {
  /** Of a source, since an instant, newest first; copies are left out. */
  listNewest(sourceId: string, since: Date, limit: number): Promise<StoredText[]>;
}
