/** How many due sources to hand on at a tick: fewer when what they bring cannot be worked off. */

export interface Backlog {
  /** As many as may wait for a worker: jobs are counted, and not what is in them. */
  polls: number;
  /** Batches of entries that wait for their pages. */
  extractJobs: number;
}

export interface PollQuota {
  sources: number;
  /** Present when it is less than usual. */
  because?: string;
}

/** Batches of up to 20 entries: below the first figure nothing is held back, above the second almost everything. */
const extractBacklog = { easy: 100, most: 500 };
/** However late everything is, new sources get their first poll. */
const trickle = 5;

/** `most` is what one tick may hand on. Polls that wait already count: their claims must not run out in the queue. */
export function decidePolls({ polls, extractJobs }: Backlog, most: number): PollQuota {
  const room = Math.max(0, 2 * most - polls);
  const { easy, most: full } = extractBacklog;
  const share = Math.min(1, Math.max(0, (full - extractJobs) / (full - easy)));
  const sources = Math.max(trickle, Math.min(most, room, Math.floor(most * share)));
  if (sources >= most) return { sources };
  const because =
    share < 1
      ? `${extractJobs} batches of entries wait for extraction`
      : `up to ${polls} polls wait for a worker`;
  return { sources, because };
}
