/** Work that comes in bursts is done at once, and then in batches: after each run a rest that grows with its length. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface PaceLimits {
  /** How many times the length of a run the rest after it is. */
  restPerRun: number;
  maxRestMs: number;
  /** The same two while more work is on its way. */
  floodRestPerRun?: number;
  maxFloodRestMs?: number;
  isFlood?(): Promise<boolean>;
}

/** How soon the end of a flood is noticed. */
const lookMs = 500;

/**
 * Calls must not overlap. A call after a long pause runs at once; one that comes sooner waits for the rest of the run
 * before it, so that what has gathered meanwhile is done in one.
 */
export function pace(run: () => Promise<void>, limits: PaceLimits): () => Promise<void> {
  const { restPerRun, maxRestMs, isFlood = async () => false } = limits;
  const { floodRestPerRun = restPerRun, maxFloodRestMs = maxRestMs } = limits;
  let nextStart = 0;
  let floodStart = 0;
  const isEarly = async () => floodStart > performance.now() && (await isFlood());
  return async () => {
    await sleep(Math.max(0, nextStart - performance.now()));
    while (await isEarly()) await sleep(Math.min(lookMs, Math.max(1, floodStart - performance.now())));
    const start = performance.now();
    try {
      await run();
    } finally {
      const end = performance.now();
      nextStart = end + Math.min(maxRestMs, (end - start) * restPerRun);
      floodStart = end + Math.min(maxFloodRestMs, (end - start) * floodRestPerRun);
    }
  };
}
