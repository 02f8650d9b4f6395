/** What the store knows of the work itself: how far it has come. */

export interface WorkCounts {
  /** Sources that still have to be polled. */
  polls: number;
  /** Entries that wait for a stage. */
  extract: number;
  group: number;
  label: number;
  /** Output feeds that still have to be rendered. */
  feeds: number;
}

export interface WorkFigures {
  /** Since the beginning. */
  articles: number;
  /** Of them, copies of others. */
  copies: number;
  /** Blocks that were no part of an article. */
  removals: number;
  /** Output feeds that were rendered anew. */
  published: number;
}

export interface PollFailure {
  sourceId: string;
  failure: string;
  reason: string;
}

export interface Work {
  /**
   * What is left of polling sources that were made due at `since`, and of everything that follows; pages that are put
   * off beyond `until`, because their host asked for patience, do not count.
   */
  count(sourceIds: readonly string[], since: Date, until: Date): Promise<WorkCounts>;
  figures(since: Date): Promise<WorkFigures>;
  /** Of the polls since then. */
  failures(sourceIds: readonly string[], since: Date): Promise<PollFailure[]>;
}

/** What a process may have died of: an entry at the stage of this queue, or a source that was polled. */
export interface Suspect {
  queue: string;
  subject: string;
  /** How many processes died while they had a mark on it. */
  deaths: number;
}

/** Marks on what is being worked on, which outlive the process. */
export interface WorkMarks {
  /** Marks the process as at work, and tells what it has to be careful with: without a death, what an earlier one left. */
  open(): Promise<{ hasDied: boolean; suspects: Suspect[] }>;
  begin(queue: string, subjects: readonly string[]): Promise<void>;
  /** Whatever came of it, the process is alive. */
  end(queue: string, subjects: readonly string[]): Promise<void>;
  /** A clean end. */
  close(): Promise<void>;
}
