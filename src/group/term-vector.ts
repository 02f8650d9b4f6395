/** Weighed terms as sparse vectors, and what is computed with them. */
import { Nearest } from './nearest.js';
import { smallestOf } from './smallest-of.js';
import type { StoryFeatures, TermCounts } from './story-features.js';
import type { TermStatistics } from './term-statistics.js';

/** Terms ascending; the squares of an article's weights add up to about 1. */
export interface TermVector {
  terms: Int32Array;
  weights: Float32Array;
}

/** Share of each field in the likeness of two articles. */
export interface FieldShares {
  words: number;
  title: number;
  pairs: number;
  names: number;
}

/** Terms of one field in ascending order with their weights. */
interface Field {
  terms: Int32Array;
  weights: Float32Array;
}

const WEIGHT_STEPS = 2 ** 20;
/** By how often a term stands in the article, up to the most that is counted. */
const REPEATED = Float64Array.from({ length: 256 }, (_, count) => 1 + Math.log(count));

function weighField({ terms, counts }: TermCounts, share: number, statistics: TermStatistics): Field {
  const weights = new Float32Array(terms.length);
  let squares = 0;
  for (let at = 0; at < weights.length; at++) {
    const rarity = statistics.rarity(terms[at] as number);
    const weight = (REPEATED[counts[at] as number] as number) * Math.max(0, rarity);
    weights[at] = weight;
    squares += weight * weight;
  }
  const scale = squares === 0 ? 0 : Math.sqrt(share / squares);
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] as number) * scale;
  return { terms, weights };
}

function smallestKept(fields: readonly Field[], most: number): number {
  const total = fields.reduce((sum, { weights }) => sum + weights.length, 0);
  if (total <= most) return 0;
  const all = new Float32Array(total);
  let at = 0;
  for (const { weights } of fields) {
    all.set(weights, at);
    at += weights.length;
  }
  return smallestOf(all, total - most);
}

/** Those of at least that weight, each rounded to a step and packed behind its term into one number that sorts by both. */
function packField({ terms, weights }: Field, least: number): Float64Array {
  const packed = new Float64Array(terms.length);
  let count = 0;
  for (let at = 0; at < terms.length; at++) {
    const weight = weights[at] as number;
    if (weight < least || weight <= 0) continue;
    packed[count++] =
      (terms[at] as number) * WEIGHT_STEPS + Math.min(WEIGHT_STEPS - 1, Math.round(weight * WEIGHT_STEPS));
  }
  return packed.subarray(0, count);
}

/** Two ascending lists as one: quicker than sorting what is sorted. */
function merge(left: Float64Array, right: Float64Array): Float64Array {
  const merged = new Float64Array(left.length + right.length);
  let l = 0;
  let r = 0;
  for (let at = 0; at < merged.length; at++) {
    const isLeft = r === right.length || (l < left.length && (left[l] as number) <= (right[r] as number));
    merged[at] = (isLeft ? left[l++] : right[r++]) as number;
  }
  return merged;
}

/** Weighs an article's terms (TF-IDF, each field of length `share`) and keeps the heaviest `most` of them. */
export function weighTerms(
  features: StoryFeatures,
  shares: FieldShares,
  statistics: TermStatistics,
  most: number,
): TermVector {
  const words = weighField(features.words, shares.words, statistics);
  const title = weighField(features.title, shares.title, statistics);
  const pairs = weighField(features.pairs, shares.pairs, statistics);
  const names = weighField(features.names, shares.names, statistics);
  const least = smallestKept([words, title, pairs, names], most);
  const short = merge(packField(title, least), packField(names, least));
  return unpack(merge(merge(packField(words, least), short), packField(pairs, least)));
}

function unpack(packed: Float64Array): TermVector {
  const terms = new Int32Array(packed.length);
  const weights = new Float32Array(packed.length);
  for (let at = 0; at < packed.length; at++) {
    const term = Math.floor((packed[at] as number) / WEIGHT_STEPS);
    terms[at] = term;
    weights[at] = ((packed[at] as number) - term * WEIGHT_STEPS) / WEIGHT_STEPS;
  }
  return { terms, weights };
}

/** The `most` terms of greatest weight, heaviest first. */
export function heaviestTerms({ terms, weights }: TermVector, most: number): Int32Array {
  const heaviest = new Nearest(most);
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at] as number;
    const step = Math.min(WEIGHT_STEPS - 1, Math.max(0, Math.round((weights[at] as number) * 2 ** 16)));
    heaviest.offer(step * 2 ** 32 + (term >>> 0), term);
  }
  return heaviest.best();
}
