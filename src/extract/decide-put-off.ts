/** Whether an article waits for its page, or is published with what its feed says. */

export interface PutOffFacts {
  /** Since when the entry has been waiting; null the first time. */
  putOffSince: Date | null;
  /** What the server, or our own budget for it, asks for; absent where waiting would not help. */
  retryAfterMs?: number;
  now: Date;
}

/** News that comes two hours late is still news; later than that, the summary is better than nothing. */
const longestWaitMs = 2 * 60 * 60 * 1000;

/** Pages put off together come back together, in one job. */
const roundingMs = 5_000;

/** The instant to come back at, or undefined where the entry goes on without its page. */
export function decidePutOff({ putOffSince, retryAfterMs, now }: PutOffFacts): Date | undefined {
  if (retryAfterMs === undefined) return undefined;
  const until = Math.ceil((now.getTime() + retryAfterMs) / roundingMs) * roundingMs;
  const since = (putOffSince ?? now).getTime();
  return until - since > longestWaitMs ? undefined : new Date(until);
}
