/** What the store keeps of grouping: copies, stories with their leads, and the prints that its window is rebuilt from. */
import type { GroupArticle } from './group/article-print.js';
import type { Meaning } from './group/meaning.js';
import type { KnownArticle, WindowDecision } from './group/recent-window.js';
import type { CopyKind, MergeEvidence } from './vocabulary/identity.js';

export interface CopyLink {
  articleId: string;
  copyOf: string;
  kind: CopyKind;
  because: string;
  evidence?: MergeEvidence;
}

export interface StoryMembership {
  articleId: string;
  storyId: string;
  because: string;
  evidence?: MergeEvidence;
}

/** What grouping decided on a batch, to be saved as one. */
export interface Grouping {
  prints: readonly { articleId: string; print: Uint8Array }[];
  copies: readonly CopyLink[];
  stories: readonly StoryMembership[];
}

/** A report that may stand for its story. */
export interface LeadCandidateRow {
  storyId: string;
  id: string;
  sourceId: string;
  isFull: boolean;
  /** Characters of its text. */
  length: number;
  firstSeenAt: Date;
  /** The article that leads now. */
  leadId: string;
}

export interface Stories {
  /** Every report of the stories of these articles. */
  leadCandidates(articleIds: readonly string[]): Promise<LeadCandidateRow[]>;
  saveLead(lead: { storyId: string; leadId: string; because: string }, now: Date): Promise<void>;
}

export interface Prints {
  /** Those of the articles that copy none and have no print yet. */
  findNew(articleIds: readonly string[]): Promise<Set<string>>;
  /** Newest first seen up to the limit, in order of arrival; a part at a time, since all together fill the memory. */
  load(since: Date, limit: number): AsyncIterable<readonly KnownArticle[]>;
  /** All of it, or nothing where the first report of a story is kept no longer: the ids of these stories. */
  save(grouping: Grouping): Promise<ReadonlySet<string>>;
}

/** The window of recent articles, in a thread: most of grouping is its work, and a full one takes minutes to open. */
export interface OpenWindow {
  /** In order of arrival, before anything is decided. */
  restore(articles: readonly KnownArticle[]): Promise<void>;
  /** In their order of arrival. It remembers each, so what it decides must be saved. */
  decide(articles: readonly GroupArticle[], meanings: ReadonlyMap<string, Meaning>): Promise<WindowDecision>;
  close(): Promise<void>;
}
