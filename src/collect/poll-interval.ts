/** The ordinary interval of a source: configured, or adapted to its habits and its publisher's wishes. */
import { describeDuration } from '../text/describe-duration.js';
import { readFreshnessMs } from './freshness.js';
import type { PublishingRate } from './publishing-rate.js';
import type { SkipTimes } from './skip-times.js';

/** What the configuration says; `cronAt` goes before `fixedMs`, and either before the adaptive interval. */
export interface PollPlan {
  floorMs: number;
  ceilingMs: number;
  fixedMs?: number;
  /** True while a hub delivers what is new: polls are then as rare as the ceiling allows. */
  reliesOnHub?: boolean;
  /** Next instant of the source's own cron expression. */
  cronAt?: Date;
}

/** The publisher's wishes, from the newest document that was read. */
export interface PollHints extends SkipTimes {
  ttlMinutes?: number;
}

export interface IntervalFacts {
  polledAt: Date;
  plan: PollPlan;
  hints: PollHints;
  /** Of the answer, where there was one. */
  headers: Readonly<Record<string, string>>;
  rate: PublishingRate | undefined;
}

export interface Interval {
  ms: number;
  /** End of a sentence. */
  because: string;
}

/** For a source whose habits are not known yet. */
const UNKNOWN_INTERVAL_MS = 60 * 60 * 1000;

/**
 * Half the typical gap finds an article after a quarter of it on average; in a silence that grows, a tenth of the
 * silence is enough (the share RFC 9111 section 4.2.2 calls typical for guessing freshness from age).
 */
function adaptToRate(rate: PublishingRate | undefined): Interval {
  if (!rate) return { ms: UNKNOWN_INTERVAL_MS, because: 'its publishing rate is not known yet' };
  const [half, tenth] = [rate.typicalGapMs / 2, rate.silenceMs / 10];
  if (tenth > half)
    return { ms: tenth, because: `its last article is ${describeDuration(rate.silenceMs)} old` };
  return { ms: half, because: `it publishes about every ${describeDuration(rate.typicalGapMs)}` };
}

function raise(interval: Interval, ms: number, because: string): Interval {
  return ms > interval.ms ? { ms, because } : interval;
}

function decideAdaptive({ polledAt, plan, hints, headers, rate }: IntervalFacts): Interval {
  const ttlMs = (hints.ttlMinutes ?? 0) * 60_000;
  const freshMs = readFreshnessMs(headers, polledAt);
  let interval = adaptToRate(rate);
  interval = raise(interval, plan.floorMs, 'that is the shortest interval configured');
  interval = raise(interval, ttlMs, `the feed asks for ${describeDuration(ttlMs)} between polls`);
  interval = raise(interval, freshMs, `the answer stays fresh for ${describeDuration(freshMs)}`);
  if (interval.ms <= plan.ceilingMs) return interval;
  return { ms: plan.ceilingMs, because: 'that is the longest interval configured' };
}

/** The time to the next poll when nothing is wrong, and why; without jitter. */
export function decideInterval(facts: IntervalFacts): Interval {
  const { cronAt, fixedMs } = facts.plan;
  if (cronAt) {
    const ms = Math.max(0, cronAt.getTime() - facts.polledAt.getTime());
    return { ms, because: 'its cron expression says so' };
  }
  if (fixedMs !== undefined) return { ms: fixedMs, because: 'its interval is fixed in the configuration' };
  if (facts.plan.reliesOnHub)
    return { ms: facts.plan.ceilingMs, because: 'its hub tells us of anything new' };
  return decideAdaptive(facts);
}
