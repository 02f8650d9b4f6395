/** What the grouper is set to: as measured, unless somebody says otherwise. */
export type GroupLevel = 'exact' | 'near' | 'story';

export interface GrouperOptions {
  /** `exact`: the same words; `near`: also edited copies; `story`: also other reports of the event. */
  level?: GroupLevel;
  /** Articles that copies and stories are looked for in. */
  maxArticles?: number;
  /** Copies are looked for this far back. */
  copyWindowMs?: number;
  /** Least score at which an article joins a story. */
  storyThreshold?: number;
  /** Cosine of two vectors of a model up to which they say nothing. */
  leastCosine?: number;
}

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const DEFAULTS = {
  level: 'story',
  maxArticles: 300_000,
  copyWindowMs: 3 * DAY,
  storyThreshold: 0.065,
  leastCosine: 0.8,
} as const;
/** Measured on stories of several publishers; docs/decisions has the curve. */
export const FIELD_SHARES = { words: 0.5, title: 0.2, pairs: 0.15, names: 0.15 };
export const VECTOR_TERMS = 160;
export const STORY_TIMES = {
  sigmaMs: 2 * DAY,
  closeMs: 7 * DAY,
  unknownTimeFactor: 0.65,
  sameSourceFactor: 0.3,
};
export const DENSITIES = { openDensity: 0.08, fullDensity: 0.25 };

export function withDefaults(options: GrouperOptions): Required<GrouperOptions> {
  return {
    level: options.level ?? DEFAULTS.level,
    maxArticles: options.maxArticles ?? DEFAULTS.maxArticles,
    copyWindowMs: options.copyWindowMs ?? DEFAULTS.copyWindowMs,
    storyThreshold: options.storyThreshold ?? DEFAULTS.storyThreshold,
    leastCosine: options.leastCosine ?? DEFAULTS.leastCosine,
  };
}
