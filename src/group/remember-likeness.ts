/** Remembers the likeness of pairs of articles while nothing around them changes. */
import type { Likeness } from './story-index.js';

/** By the number of either article: keys of small numbers are found several times quicker than one large number. */
export function rememberLikeness(likeness: Likeness): Likeness {
  const known = new Map<number, Map<number, number>>();
  return (left, right) => {
    const [one, other] = left.article < right.article ? [left, right] : [right, left];
    let pairs = known.get(one.article);
    if (pairs === undefined) {
      pairs = new Map();
      known.set(one.article, pairs);
    }
    const before = pairs.get(other.article);
    if (before !== undefined) return before;
    const score = likeness(left, right);
    pairs.set(other.article, score);
    return score;
  };
}
