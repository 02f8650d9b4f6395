/** Whether a match is a copy, a derived text of the same report, or only the same template. */
import type { CopyMatch } from './copy-index.js';

export interface CopyVerdict {
  kind: 'near' | 'revision' | 'none';
  /** Share of the shorter text that stands in the longer one, rare shingles counting more; 0 to 1. */
  score: number;
  /** Which text holds the other. */
  direction: 'same' | 'inside' | 'contains';
}

/** At and above this the texts are copies of each other. */
export const NEAR_SCORE = 0.6;
/** From here to `NEAR_SCORE` one text is derived from the other. */
export const REVISION_SCORE = 0.28;
/** Fewer shared sampled shingles prove nothing, whatever their share. */
const FEWEST_SHARED = 3;
/** A text this much longer than what it holds may be a digest of several. */
const MUCH_LONGER = 2;

/**
 * Containment of the smaller text, lowered where the numbers differ and where what is shared is common to many texts:
 * both are the marks of a template (market reports, results) filled in anew.
 */
function scoreOf(match: CopyMatch): number {
  const smaller = Math.max(1, Math.min(match.ownWeight, match.otherWeight));
  const containment = Math.min(1, match.sharedWeight / smaller);
  const rarity = Math.min(1, 0.2 + match.sharedWeight / match.shared);
  return containment * (0.2 + 0.8 * match.numbersShared) * rarity;
}

function directionOf({ ownWeight, otherWeight }: CopyMatch): CopyVerdict['direction'] {
  if (ownWeight > MUCH_LONGER * otherWeight) return 'contains';
  return otherWeight > MUCH_LONGER * ownWeight ? 'inside' : 'same';
}

export function assessCopy(match: CopyMatch): CopyVerdict {
  const score = scoreOf(match);
  const direction = directionOf(match);
  if (match.shared < FEWEST_SHARED || score < REVISION_SCORE) return { kind: 'none', score, direction };
  return { kind: score >= NEAR_SCORE ? 'near' : 'revision', score, direction };
}
