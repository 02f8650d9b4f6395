/** Says in plain words why an article joined a story. */
import type { StoryFeatures } from './story-features.js';
import type { StoryMatch } from './story-index.js';
import { meanTime } from './story-index.js';

const HOUR = 3_600_000;

function distance(left: number | undefined, right: number | undefined): string {
  if (left === undefined || right === undefined) return 'time unknown';
  const hours = Math.round(Math.abs(left - right) / HOUR);
  return hours < 48 ? `${hours} h apart` : `${Math.round(hours / 24)} days apart`;
}

function sharedTerms(features: StoryFeatures, match: StoryMatch): number {
  const known = new Set(match.story.sum.terms);
  return features.words.terms.filter((term) => known.has(term)).length;
}

/** Score, distance in time, number of shared telling words, and the title it joined. */
export function explainMatch(
  match: StoryMatch,
  time: number | undefined,
  title: string,
  features: StoryFeatures,
): string {
  const { score, story } = match;
  const shared = sharedTerms(features, match);
  return `likeness ${score.toFixed(2)}, ${distance(time, meanTime(story))}, ${shared} telling words in common with "${title}"`;
}
