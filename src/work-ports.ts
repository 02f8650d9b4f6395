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
