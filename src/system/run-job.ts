/** What every consumer does with one job, wherever its queue lives: run it, wait for a server, tell what became of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConsumeOptions, Log } from '../ports.js';
import { sortFault } from './sort-fault.js';

export interface Assignment<T> {
  queue: string;
  handle(data: T): Promise<void>;
  options: ConsumeOptions<T>;
}

export interface Patience {
  /** What is still running this long after the order to stop goes back to the queue. */
  giveBackAfterMs: number;
  /** While a server is away its jobs try again within this time, each at another instant. */
  awayMs: number;
}

/** A stop of the process has 25 seconds for everything. */
export const usualPatience: Patience = { giveBackAfterMs: 20_000, awayMs: 3_000 };

/** How often a job is tried, and the pause after its first failure; each one is twice as long as the one before. */
export const attempts = 4;
export const backoff = { delayMs: 2_000, jitter: 0.5 };

/** A job that failed for good stays visible this long, then makes room. */
export const keepFailed = { ageMs: 7 * 24 * 3_600_000, count: 1000 };

export type JobEnd =
  | { result: 'done' }
  | { result: 'given-back' }
  /** `isHopeless`: no further try can cure it. */
  | { result: 'failed'; error: Error; isHopeless: boolean };

export interface JobFacts {
  id: string | undefined;
  /** Counted from 1. */
  attempt: number;
}

export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Servers that come back meet their workers one after the other. */
async function waitForServer(queue: string, error: Error, awayMs: number, stopping: AbortSignal, log: Log) {
  log.warn({ event: 'outage', queue, error: error.message }, 'a server is away; the job waits');
  const waitMs = awayMs * (0.2 + 0.8 * Math.random());
  await sleep(waitMs, undefined, { signal: stopping }).catch(() => undefined);
}

/** Runs a job; while a server is away it is tried again in place, until `stopping` is aborted. */
export async function runJob<T>(
  { queue, handle }: Pick<Assignment<T>, 'queue' | 'handle'>,
  data: T,
  { awayMs, stopping, log }: { awayMs: number; stopping: AbortSignal; log: Log },
): Promise<JobEnd> {
  for (;;) {
    try {
      await handle(data);
      return { result: 'done' };
    } catch (error) {
      const kind = sortFault(error);
      if (kind === 'set-aside' || kind === 'try-again')
        return { result: 'failed', error: asError(error), isHopeless: kind === 'set-aside' };
      if (kind === 'give-back' || stopping.aborted) return { result: 'given-back' };
      await waitForServer(queue, asError(error), awayMs, stopping, log);
    }
  }
}

/** Tells of a failure, and hands what failed for good to whoever sets it aside. */
export async function reportFailure<T>(
  { queue, options }: Assignment<T>,
  { id, attempt }: JobFacts,
  data: T,
  failure: { error: Error; isFinal: boolean },
  log: Log,
): Promise<void> {
  const facts = { queue, job: id, attempt, error: failure.error.message };
  if (!failure.isFinal) return log.warn(facts, 'a job failed and is tried again');
  log.error(facts, 'a job failed for good and is set aside');
  try {
    await options.onSetAside?.(data, failure.error.message);
  } catch (fault) {
    log.error({ ...facts, error: asError(fault).message }, 'a job could not be set aside');
  }
}

/** Waits for what is running, and for no longer than `limitMs`; whether it took too long. */
export async function isLate(closed: Promise<unknown>, limitMs: number): Promise<boolean> {
  const limit = new AbortController();
  const late = sleep(limitMs, true, { signal: limit.signal }).catch(() => false);
  const wasLate = await Promise.race([closed.then(() => false), late]);
  limit.abort();
  return wasLate;
}
