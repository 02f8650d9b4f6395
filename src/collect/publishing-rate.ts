/** How often a source publishes, from the instants of its recent articles. */

export interface PublishingRate {
  /** Time between articles on an ordinary day. */
  typicalGapMs: number;
  /** The long gaps it makes as a matter of course (nights, weekends): nine of ten are shorter. */
  usualGapMs: number;
  /** Since the newest article. */
  silenceMs: number;
}

/** Older ones say little about today's habits. */
const MAX_INSTANTS = 100;

const MIN_INSTANTS = 3;

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function toGaps(newestFirst: readonly number[]): number[] {
  const distinct = [...new Set(newestFirst)];
  return distinct.slice(1).map((instant, index) => (distinct[index] ?? instant) - instant);
}

/**
 * Measures the rate from publishing instants in any order; future ones are left out. Undefined where there are fewer than
 * three, or all are the same.
 */
export function measurePublishingRate(published: readonly Date[], now: Date): PublishingRate | undefined {
  const past = published.map((instant) => instant.getTime()).filter((ms) => ms <= now.getTime());
  const newestFirst = past.sort((a, b) => b - a).slice(0, MAX_INSTANTS);
  const [newest] = newestFirst;
  const oldest = newestFirst.at(-1);
  const gaps = toGaps(newestFirst).sort((a, b) => a - b);
  if (
    newest === undefined ||
    oldest === undefined ||
    newestFirst.length < MIN_INSTANTS ||
    gaps.length === 0
  ) {
    return undefined;
  }
  // The mean sees the articles of sources that date by the day; the median does not see pauses.
  const meanGapMs = (newest - oldest) / (newestFirst.length - 1);
  return {
    typicalGapMs: Math.min(quantile(gaps, 0.5), meanGapMs),
    usualGapMs: quantile(gaps, 0.9),
    silenceMs: now.getTime() - newest,
  };
}

/** A source that publishes every hour still rests at night: below a day no gap counts as its habit. */
const MIN_USUAL_GAP_MS = 24 * 60 * 60 * 1000;

const SILENT_AFTER_GAPS = 3;

/** After how much silence a source counts as silent: three times its own usual gap, at least three days. */
export function silentAfterMs(rate: PublishingRate): number {
  return SILENT_AFTER_GAPS * Math.max(rate.usualGapMs, MIN_USUAL_GAP_MS);
}
