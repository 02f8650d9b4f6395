/** How long to leave a failing source alone. */
import type { FailureClass } from '../vocabulary/outcome.js';

/** From this many failures in a row on, a source is only probed. */
export const QUARANTINE_AFTER_FAILURES = 10;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Faults that tend to pass within minutes; the others last until somebody changes something. */
const PASSING_FAILURES: ReadonlySet<FailureClass> = new Set<FailureClass>([
  'dns',
  'connect',
  'timeout',
  'server-error',
  'interrupted',
]);

export interface BackOff {
  /** In a row, this one included. */
  failures: number;
  /** Undefined where the server asked us to slow down. */
  failure: FailureClass | undefined;
  /** Delay after the first of the passing failures. */
  floorMs: number;
  /** The source's ordinary interval, where the other failures start. */
  intervalMs: number;
  /** In [0, 1). */
  random: number;
}

/**
 * Doubles with every failure up to a day; half of the delay is left to chance, so that sources that failed together
 * do not come back together. A quarantined source is probed once in 24 to 30 hours.
 */
export function backOffMs({ failures, failure, floorMs, intervalMs, random }: BackOff): number {
  if (failures >= QUARANTINE_AFTER_FAILURES) return DAY_MS + (random * DAY_MS) / 4;
  const passes = failure !== undefined && PASSING_FAILURES.has(failure);
  const first = passes ? Math.min(floorMs, intervalMs) : intervalMs;
  const doubled = Math.min(first * 2 ** (failures - 1), DAY_MS);
  // Never sooner than the plain first step.
  return Math.max(first, doubled * (0.5 + random / 2));
}
