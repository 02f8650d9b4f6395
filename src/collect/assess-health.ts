/** What an operator should know about a source, as one state and one sentence. */
import { describeDuration } from '../text/describe-duration.js';
import type { HealthState, RecentArticle, SourceRecord } from '../vocabulary/source.js';
import { findShortening } from './assess-articles.js';
import { measurePublishingRate, silentAfterMs } from './publishing-rate.js';

export interface Health {
  state: HealthState;
  because: string;
  /** Longest gap the source usually makes, in milliseconds; absent where its habits are not known. */
  usualGapMs?: number;
  /** Since when, where that is known. */
  since?: Date;
}

type HealthFacts = Pick<
  SourceRecord,
  'enabled' | 'state' | 'failure' | 'failureReason' | 'failures' | 'lastPollAt' | 'lastSuccessAt'
>;

type Judgement = Omit<Health, 'usualGapMs'>;

function describeSuccess({ lastSuccessAt }: HealthFacts, now: Date): string {
  if (!lastSuccessAt) return 'It has never answered well.';
  return `It last answered well ${describeDuration(now.getTime() - lastSuccessAt.getTime())} ago.`;
}

function judgeFailure(facts: HealthFacts, now: Date): Judgement {
  const reason = facts.failureReason ?? 'The last poll failed.';
  const because = `${reason} ${describeSuccess(facts, now)}`;
  if (facts.failure === 'selector-empty') return { state: 'nothing-selected', because };
  if (facts.failure === 'empty') return { state: 'nothing-announced', because };
  if (facts.state === 'gone' || facts.state === 'quarantined') return { state: facts.state, because };
  return { state: 'backing-off', because };
}

/**
 * Assesses a source from its record and its recent articles, newest first. A page on which the selectors
 * find nothing, and a feed without entries, are states of their own: the server is well, and yet nothing comes.
 */
export function assessHealth(facts: HealthFacts, articles: readonly RecentArticle[], now: Date): Health {
  if (!facts.enabled) return { state: 'paused', because: 'It is switched off in the configuration.' };
  if (!facts.lastPollAt) return { state: 'new', because: 'It has not been asked yet.' };
  const rate = measurePublishingRate(
    articles.map(({ publishedAt }) => publishedAt),
    now,
  );
  const habit = rate && { usualGapMs: rate.usualGapMs };
  if (facts.failures > 0) return { ...judgeFailure(facts, now), ...habit };
  if (rate && rate.silenceMs > silentAfterMs(rate)) {
    const because = `It answers, but its last article is ${describeDuration(rate.silenceMs)} old, and it usually makes no gaps over ${describeDuration(rate.usualGapMs)}.`;
    return { state: 'silent', because, ...habit };
  }
  const short = findShortening(articles);
  if (short) return { state: 'shortened', ...short, ...habit };
  return { state: 'ok', because: describeSuccess(facts, now), ...habit };
}
