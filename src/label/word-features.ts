/** The words of an article as features of a learned topic. */
import { hash32 } from '../text/hash.js';
import { tokenise } from '../text/tokenise.js';
import { foldLetters } from './compare-words.js';

export interface ArticleWords {
  title: string;
  text: string;
}

/** A word of the title counts like this many of the body: headlines say what a report is about. */
const TITLE_WEIGHT = 3;
/** News tells the matter first; the rest of a long read would drown it. */
const MOST_WORDS = 600;

/** How often each word (by its folded hash) stands in the article; `onWord` sees each word at its first place. */
export function countWords(
  { title, text }: ArticleWords,
  onWord: (hash: number, word: string) => void = () => undefined,
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const [area, weight] of [
    [title, TITLE_WEIGHT],
    [text, 1],
  ] as const) {
    const { count, folded, starts, ends } = tokenise(area);
    for (let at = 0; at < Math.min(count, MOST_WORDS); at++) {
      const hash = folded[at] as number;
      const known = counts.get(hash);
      if (known === undefined) onWord(hash, area.slice(starts[at], ends[at]));
      counts.set(hash, (known ?? 0) + weight);
    }
  }
  return counts;
}

/** The hash of a word of a stored model. */
export function hashOfWord(word: string): number {
  return hash32(foldLetters(word));
}

/** The features of an article over a vocabulary: log tf × idf, length 1. Returns positions and values. */
export function weighWords(
  counts: ReadonlyMap<number, number>,
  positions: ReadonlyMap<number, number>,
  idf: ArrayLike<number>,
): { at: number[]; value: number[] } {
  const at: number[] = [];
  const value: number[] = [];
  let squares = 0;
  for (const [hash, count] of counts) {
    const position = positions.get(hash);
    if (position === undefined) continue;
    const weight = (1 + Math.log(count)) * (idf[position] ?? 0);
    at.push(position);
    value.push(weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares) || 1;
  return { at, value: value.map((weight) => weight / length) };
}
