/** Work that comes in bursts is done at once, and then in batches: after each run a rest that grows with its length. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface PaceLimits {
  /** How many times the length of a run the rest after it is. */
  restPerRun: number;
  maxRestMs: number;
}

/**
 * Calls must not overlap. A call after a long pause runs at once; one that comes sooner waits for the rest of the run
 * before it, so that what has gathered meanwhile is done in one.
 */
export function pace(run: () => Promise<void>, { restPerRun, maxRestMs }: PaceLimits): () => Promise<void> {
  let nextStart = 0;
  return async () => {
    await sleep(Math.max(0, nextStart - performance.now()));
    const start = performance.now();
    try {
      await run();
    } finally {
      const end = performance.now();
      nextStart = end + Math.min(maxRestMs, (end - start) * restPerRun);
    }
  };
}
