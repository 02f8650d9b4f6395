/** A sample of a text's three-word shingles: enough to tell how much of it stands in another text. */
import { hashEnd } from '../text/hash.js';
import type { Tokens } from '../text/tokenise.js';

/** Most shingles kept of a text; a window of a million articles then takes under 600 MB. */
export const SKETCH_SIZE = 56;
/** Most numbers kept of a text. */
export const NUMBERS_SIZE = 16;

export interface Sketch {
  /** The smallest shingle hashes as unsigned numbers, ascending, distinct, at most `SKETCH_SIZE`. */
  shingles: Uint32Array;
  /** Distinct shingles of the whole text, estimated where the sample is not complete. */
  total: number;
  /** Every shingle of the text up to this hash is in the sample. */
  limit: number;
  /** 16-bit hashes of the text's numbers, the smallest `NUMBERS_SIZE`, ascending, distinct. */
  numbers: Uint16Array;
}

const HIGHEST = 0xffffffff;

/** Hash of three words in a row; the multipliers keep the order. */
function shingleHash(first: number, second: number, third: number): number {
  return (
    hashEnd(Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77) ^ Math.imul(third, 0xc2b2ae3d)) >>> 0
  );
}

/** Sorted distinct shingle hashes up to `limit`. */
function shinglesUpTo(folded: Int32Array, limit: number): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, folded.length - 2));
  let count = 0;
  for (let at = 2; at < folded.length; at++) {
    const hash = shingleHash(folded[at - 2] as number, folded[at - 1] as number, folded[at] as number);
    if (hash <= limit) hashes[count++] = hash;
  }
  const sorted = hashes.subarray(0, count).sort();
  let distinct = 0;
  for (let at = 0; at < count; at++) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[distinct++] = sorted[at] as number;
  }
  return sorted.slice(0, distinct);
}

/** Templates (market reports, results) differ in their numbers; copies share them. */
function numbersOf(text: string, tokens: Tokens): Uint16Array {
  const numbers = new Set<number>();
  for (let at = 0; at < tokens.count; at++) {
    const unit = text.charCodeAt(tokens.starts[at] as number);
    if (unit >= 0x30 && unit <= 0x39) numbers.add((tokens.folded[at] as number) >>> 16);
  }
  return Uint16Array.from(numbers).sort().slice(0, NUMBERS_SIZE);
}

/**
 * Keeps the smallest shingle hashes (a bottom-k sample, Broder 1997): two samples are comparable up to the smaller of
 * their limits, whatever the lengths of the texts, so that containment can be estimated in both directions.
 */
export function sketchText(text: string, tokens: Tokens): Sketch {
  const { folded } = tokens;
  const numbers = numbersOf(text, tokens);
  // Three times the expected number is all but sure to hold the sample and saves sorting the rest.
  const guess = Math.min(HIGHEST, Math.floor((3 * SKETCH_SIZE * HIGHEST) / Math.max(1, folded.length)));
  let shingles = shinglesUpTo(folded, guess);
  if (shingles.length < SKETCH_SIZE && guess < HIGHEST) shingles = shinglesUpTo(folded, HIGHEST);
  if (shingles.length <= SKETCH_SIZE) return { shingles, total: shingles.length, limit: HIGHEST, numbers };
  const sample = shingles.slice(0, SKETCH_SIZE);
  const limit = sample[SKETCH_SIZE - 1] as number;
  return { shingles: sample, total: Math.round((SKETCH_SIZE * HIGHEST) / limit), limit, numbers };
}
