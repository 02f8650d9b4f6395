/** Articles made of given terms, for tests of stories. */
import { Crowd } from '../../src/group/crowd.js';
import type { StoryMember } from '../../src/group/story-index.js';

export const DAY = 86_400_000;

/** All terms have the same weight. */
export function about(
  article: number,
  terms: number[],
  source = `source-${article}`,
  time: number | undefined = 0,
): StoryMember {
  const sorted = Int32Array.from(terms).sort();
  const weights = new Float32Array(terms.length).fill(1 / Math.sqrt(terms.length));
  return {
    article,
    source,
    time,
    vector: { terms: sorted, weights },
    meaning: undefined,
    keys: sorted,
    crowd: new Crowd(),
    story: article,
  };
}
