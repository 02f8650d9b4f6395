/** What the store keeps of grouping: copies, stories with their leads, and the prints that its window is rebuilt from. */
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
  prints: readonly { articleId: string; print: Buffer }[];
  copies: readonly CopyLink[];
  stories: readonly StoryMembership[];
}

/** An article's print with the decision that was made on it. */
export interface StoredPrint {
  articleId: string;
  print: Buffer;
  copyOf: string | null;
  copyKind: 'exact' | 'near' | null;
  storyId: string;
  because: string;
}

/** A report that may stand for its story. */
export interface LeadCandidateRow {
  storyId: string;
  id: string;
  sourceId: string;
  isFull: boolean;
  words: number;
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
  load(since: Date, limit: number): AsyncIterable<readonly StoredPrint[]>;
  /** All of it, or nothing where the first report of a story is kept no longer: the ids of these stories. */
  save(grouping: Grouping): Promise<ReadonlySet<string>>;
}
