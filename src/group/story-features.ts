/** What an article is about, as counted terms: stems, title stems, pairs of neighbours, and names, in hashes. */
import { mixHashes } from '../text/hash.js';

/** Distinct terms in ascending order, each with the number of times it occurs (at most 255). */
export interface TermCounts {
  terms: Int32Array;
  counts: Uint8Array;
}

export interface StoryFeatures {
  words: TermCounts;
  title: TermCounts;
  pairs: TermCounts;
  names: TermCounts;
}

/** News puts what matters first; later words tell stories apart no better and cost time. */
export const FEATURE_WORDS = 300;
const TITLE_WORDS = 60;
/** The same stem is another term in a title than in a text. */
const TITLE_SALT = 0x5bd1e995;
const NAME_SALT = 0x2c1b3c6d;

function countTerms(terms: Int32Array): TermCounts {
  const sorted = terms.sort();
  const counts = new Uint8Array(sorted.length);
  let distinct = 0;
  for (let at = 0; at < sorted.length; at++) {
    const term = sorted[at] as number;
    if (at === 0 || term !== sorted[distinct - 1]) sorted[distinct++] = term;
    const place = distinct - 1;
    counts[place] = Math.min(255, (counts[place] as number) + 1);
  }
  return { terms: sorted.subarray(0, distinct), counts: counts.subarray(0, distinct) };
}

function pairsOf(...parts: readonly Int32Array[]): Int32Array {
  const pairs = new Int32Array(parts.reduce((sum, part) => sum + Math.max(0, part.length - 1), 0));
  let count = 0;
  for (const part of parts) {
    for (let at = 1; at < part.length; at++) {
      pairs[count++] = mixHashes(part[at - 1] as number, part[at] as number);
    }
  }
  return pairs;
}

/** Takes the stems of title and text in order, and the terms of names; the title counts twice among the words. */
export function storyFeatures(
  titleStems: Int32Array,
  textStems: Int32Array,
  names: Int32Array,
): StoryFeatures {
  const title = titleStems.subarray(0, TITLE_WORDS);
  const text = textStems.subarray(0, FEATURE_WORDS);
  const words = new Int32Array(text.length + 2 * title.length);
  words.set(text);
  words.set(title, text.length);
  words.set(title, text.length + title.length);
  return {
    words: countTerms(words),
    title: countTerms(title.map((stem) => stem ^ TITLE_SALT)),
    pairs: countTerms(pairsOf(title, text)),
    names: countTerms(names.map((term) => term ^ NAME_SALT)),
  };
}
