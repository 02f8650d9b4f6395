/** When a source is asked again, in which state it is meanwhile, and why. */
import { createHash } from 'node:crypto';
import { describeDuration } from '../text/describe-duration.js';
import type { FailureClass } from '../vocabulary/outcome.js';
import type { SourceHealth } from '../vocabulary/source.js';
import { backOffMs, QUARANTINE_AFTER_FAILURES } from './back-off.js';
import { decideInterval, type Interval, type PollHints, type PollPlan } from './poll-interval.js';
import { measurePublishingRate, type PublishingRate, silentAfterMs } from './publishing-rate.js';
import { avoidSkippedTimes } from './skip-times.js';

export type { PollHints, PollPlan };

/** What the poll came to; a fetch outcome fits, and so does a failure found later, in the document. */
export type PollAnswer =
  | { kind: 'fresh' | 'not-modified'; headers: Readonly<Record<string, string>> }
  | { kind: 'gone' }
  | { kind: 'slow-down'; retryAfterMs?: number }
  | { kind: 'failed' | 'blocked'; failure: FailureClass };

export interface PollFacts {
  polledAt: Date;
  plan: PollPlan;
  hints: PollHints;
  answer: PollAnswer;
  /** In a row before this poll. */
  failures: number;
  /** Instants of the source's recent articles, in any order. */
  published: readonly Date[];
  /** In [0, 1). */
  random: number;
}

export interface NextPoll {
  nextPollAt: Date;
  /** One sentence or two. */
  because: string;
  state: Exclude<SourceHealth, 'new'>;
  /** In a row, this poll included. */
  failures: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A 410 is asked about once more, in case it was a slip, and then hardly ever. */
const GONE_CHECK_MS = DAY_MS;
const GONE_PROBE_MS = 30 * DAY_MS;

/** Delays grow by up to this share, so that sources added together drift apart; no wish is undercut. */
const JITTER = 0.1;

function later(from: Date, delayMs: number): Date {
  return new Date(from.getTime() + Math.round(delayMs));
}

function findInterval(facts: PollFacts, rate: PublishingRate | undefined): Interval {
  const headers = 'headers' in facts.answer ? facts.answer.headers : {};
  return decideInterval({ ...facts, headers, rate });
}

function decideAfterSuccess(facts: PollFacts): NextPoll {
  const { polledAt, plan, random } = facts;
  const rate = measurePublishingRate(facts.published, polledAt);
  const interval = findInterval(facts, rate);
  const because = `Next poll in ${describeDuration(interval.ms)}: ${interval.because}.`;
  const state = rate !== undefined && rate.silenceMs > silentAfterMs(rate) ? 'silent' : 'ok';
  if (plan.cronAt) return { nextPollAt: plan.cronAt, because, state, failures: 0 };
  const due = later(polledAt, interval.ms * (1 + JITTER * random));
  // A fixed interval is the operator's word, above the publisher's.
  const nextPollAt = plan.fixedMs === undefined ? avoidSkippedTimes(due, facts.hints, random) : due;
  const postponed =
    nextPollAt === due ? '' : ' Put off further: the feed says it does not change until then.';
  return { nextPollAt, because: because + postponed, state, failures: 0 };
}

function decideAfterGone(facts: PollFacts): NextPoll {
  const failures = facts.failures + 1;
  const delayMs = failures === 1 ? GONE_CHECK_MS : GONE_PROBE_MS;
  const because = `The publisher took it away for good; asked again in ${describeDuration(delayMs)}, should it return.`;
  return {
    nextPollAt: later(facts.polledAt, delayMs * (1 + JITTER * facts.random)),
    because,
    state: 'gone',
    failures,
  };
}

function countFailures(failures: number): string {
  return failures === 1 ? 'a failure' : `${failures} failures in a row`;
}

function decideAfterFailure(
  facts: PollFacts,
  failure: FailureClass | undefined,
  retryAfterMs: number,
): NextPoll {
  const { polledAt, plan, random } = facts;
  const failures = facts.failures + 1;
  const ordinary = findInterval(facts, measurePublishingRate(facts.published, polledAt));
  const intervalMs = Math.max(ordinary.ms, plan.floorMs);
  const ownMs = backOffMs({ failures, failure, floorMs: plan.floorMs, intervalMs, random });
  const wishedMs = retryAfterMs * (1 + JITTER * random);
  const delayMs = Math.max(ownMs, wishedMs);
  const state = failures >= QUARANTINE_AFTER_FAILURES ? 'quarantined' : 'backing-off';
  const verb = state === 'quarantined' ? 'Quarantined, probed again' : 'Asked again';
  const cause = wishedMs > ownMs ? 'as the server asks' : `after ${countFailures(failures)}`;
  const because = `${verb} in ${describeDuration(delayMs)}, ${cause}.`;
  return { nextPollAt: later(polledAt, delayMs), because, state, failures };
}

/** Decides from one finished poll; any success ends back-off, quarantine and `gone` at once. */
export function decideNextPoll(facts: PollFacts): NextPoll {
  const { answer } = facts;
  switch (answer.kind) {
    case 'fresh':
    case 'not-modified':
      return decideAfterSuccess(facts);
    case 'gone':
      return decideAfterGone(facts);
    case 'slow-down':
      return decideAfterFailure(facts, undefined, answer.retryAfterMs ?? 0);
    default:
      return decideAfterFailure(facts, answer.failure, 0);
  }
}

/**
 * When a source that was never polled is first asked: somewhere within `windowMs` of `now`, always at the same place
 * for the same id, so that a thousand new sources do not all start at once.
 */
export function decideFirstPoll(sourceId: string, now: Date, windowMs: number): Date {
  const share = createHash('sha256').update(sourceId).digest().readUInt32BE(0) / 2 ** 32;
  return later(now, share * windowMs);
}
