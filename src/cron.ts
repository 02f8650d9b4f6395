/** Cron expressions: checking one, and running the clock's tick by one. */
import { schedule, validate } from 'node-cron';

/** A day of hours; what is asked more often than that shows in fewer. */
const looksAhead = 25;

export function isCronExpression(expression: string): boolean {
  return validate(expression);
}

export interface Ticker {
  stop(): Promise<void>;
}

/** How far the wall clock may run away from the time that passes. */
const driftMs = 2_000;
const watchMs = 1_000;

function wallClockOffset(): number {
  return Date.now() - performance.now();
}

/**
 * Runs `tick` by the expression, never two at once. A wall clock that is set back would leave the next run as far in
 * the future: then the waiting begins anew.
 */
export function tickBy(expression: string, tick: () => Promise<void>): Ticker {
  let running: Promise<void> | undefined;
  const run = () => {
    running ??= tick().finally(() => {
      running = undefined;
    });
    return running;
  };
  const begin = () => schedule(expression, run);
  let task = begin();
  let offset = wallClockOffset();
  const watch = setInterval(() => {
    if (Math.abs(wallClockOffset() - offset) < driftMs) return;
    offset = wallClockOffset();
    void task.destroy();
    task = begin();
  }, watchMs).unref();
  return {
    stop: async () => {
      clearInterval(watch);
      await task.destroy();
    },
  };
}

/** Shortest time between two of its next instants, in milliseconds; undefined where it has fewer than two. */
export function shortestCronGap(expression: string): number | undefined {
  const task = schedule(expression, () => undefined);
  const instants = task.getNextRuns(looksAhead).map((instant) => instant.getTime());
  void task.destroy();
  const gaps = instants.slice(1).map((instant, at) => instant - (instants[at] ?? instant));
  return gaps.length === 0 ? undefined : Math.min(...gaps);
}

/** The next instant of the expression after now. Only a task that runs knows its next run, so it runs for no time. */
export function nextCronInstant(expression: string): Date | undefined {
  const task = schedule(expression, () => undefined);
  const next = task.getNextRun();
  void task.destroy();
  return next ?? undefined;
}
