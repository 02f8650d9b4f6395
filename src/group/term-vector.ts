/** Weighed terms as sparse vectors, and what is computed with them. */
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

const WEIGHT_STEPS = 2 ** 20;

function weighField(field: TermCounts, share: number, statistics: TermStatistics): Float32Array {
  const weights = new Float32Array(field.terms.length);
  let squares = 0;
  for (let at = 0; at < weights.length; at++) {
    const rarity = statistics.rarity(field.terms[at] as number);
    const weight = (1 + Math.log(field.counts[at] as number)) * Math.max(0, rarity);
    weights[at] = weight;
    squares += weight * weight;
  }
  const scale = squares === 0 ? 0 : Math.sqrt(share / squares);
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] as number) * scale;
  return weights;
}

function smallestKept(weights: readonly Float32Array[], most: number): number {
  const total = weights.reduce((sum, part) => sum + part.length, 0);
  if (total <= most) return 0;
  const all = new Float32Array(total);
  let at = 0;
  for (const part of weights) {
    all.set(part, at);
    at += part.length;
  }
  return all.sort()[total - most] as number;
}

/** Weighs an article's terms (TF-IDF, each field of length `share`) and keeps the heaviest `most` of them. */
export function weighTerms(
  features: StoryFeatures,
  shares: FieldShares,
  statistics: TermStatistics,
  most: number,
): TermVector {
  const fields = [features.words, features.title, features.pairs, features.names];
  const weights = [
    weighField(features.words, shares.words, statistics),
    weighField(features.title, shares.title, statistics),
    weighField(features.pairs, shares.pairs, statistics),
    weighField(features.names, shares.names, statistics),
  ];
  const least = smallestKept(weights, most);
  // Term and weight packed into one number sort together in a typed array, ten times faster than objects.
  const packed = new Float64Array(weights.reduce((sum, part) => sum + part.length, 0));
  let count = 0;
  weights.forEach((part, field) => {
    const { terms } = fields[field] as TermCounts;
    for (let at = 0; at < part.length; at++) {
      const weight = part[at] as number;
      if (weight < least || weight <= 0) continue;
      packed[count++] =
        (terms[at] as number) * WEIGHT_STEPS + Math.min(WEIGHT_STEPS - 1, Math.round(weight * WEIGHT_STEPS));
    }
  });
  return unpack(packed.subarray(0, count).sort());
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

export function dotProduct(left: TermVector, right: TermVector): number {
  const { terms: lefts } = left;
  const { terms: rights } = right;
  let sum = 0;
  let l = 0;
  let r = 0;
  while (l < lefts.length && r < rights.length) {
    const one = lefts[l] as number;
    const other = rights[r] as number;
    if (one === other) sum += (left.weights[l] as number) * (right.weights[r] as number);
    // Which of them is less is chance: steps without branches take half the time.
    l += Number(one <= other);
    r += Number(other <= one);
  }
  return sum;
}

/** `left + factor * right`, with the terms of both. */
export function addVectors(left: TermVector, right: TermVector, factor = 1): TermVector {
  const terms = new Int32Array(left.terms.length + right.terms.length);
  const weights = new Float32Array(terms.length);
  let count = 0;
  let l = 0;
  let r = 0;
  while (l < left.terms.length || r < right.terms.length) {
    const a = l < left.terms.length ? (left.terms[l] as number) : Number.POSITIVE_INFINITY;
    const b = r < right.terms.length ? (right.terms[r] as number) : Number.POSITIVE_INFINITY;
    terms[count] = Math.min(a, b);
    let weight = 0;
    if (a <= b) weight += left.weights[l++] as number;
    if (b <= a) weight += factor * (right.weights[r++] as number);
    weights[count++] = weight;
  }
  return { terms: terms.slice(0, count), weights: weights.slice(0, count) };
}

/** The `count` terms of greatest weight, heaviest first. */
export function heaviestTerms({ terms, weights }: TermVector, count: number): Int32Array {
  const packed = new Float64Array(terms.length);
  for (let at = 0; at < terms.length; at++) {
    const step = Math.min(WEIGHT_STEPS - 1, Math.max(0, Math.round((weights[at] as number) * 2 ** 16)));
    packed[at] = step * 2 ** 32 + ((terms[at] as number) >>> 0);
  }
  const sorted = packed.sort();
  const most = Math.min(count, sorted.length);
  return Int32Array.from(
    { length: most },
    (_, at) => ((sorted[sorted.length - 1 - at] as number) % 2 ** 32) | 0,
  );
}
