/** What an article means, as a vector that a model of the operator made of it: small, and comparable within one model. */
import { hash32 } from '../text/hash.js';

export interface Meaning {
  /** Hash of the model's name: vectors of different models say nothing of each other. */
  model: number;
  values: Int8Array;
}

/** With its length in the units of `values`. */
export interface MeasuredMeaning extends Meaning {
  norm: number;
}

/** Scales the values to octets; undefined for a vector that has no direction. */
export function packMeaning(vector: readonly number[], model: string): Meaning | undefined {
  const most = vector.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  if (!Number.isFinite(most) || most === 0) return undefined;
  const values = Int8Array.from(vector, (value) => Math.round((127 * value) / most));
  return { model: hash32(model), values };
}

export function measureMeaning({ model, values }: Meaning): MeasuredMeaning {
  let squares = 0;
  for (const value of values) squares += value * value;
  return { model, values, norm: Math.sqrt(squares) };
}

/** Cosine of the angle between them, -1 to 1; 0 where they cannot be compared. */
export function cosineOf(left: MeasuredMeaning, right: MeasuredMeaning): number {
  const { values } = left;
  if (left.model !== right.model || values.length !== right.values.length) return 0;
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += (values[at] as number) * (right.values[at] as number);
  return sum / (left.norm * right.norm || 1);
}

const BANDS = 32;
const BAND_BITS = 14;

/**
 * Keys that vectors of a small angle often share: each is a band of signs of differences between two coordinates, a
 * sparse form of the projections of Charikar 2002 ("Similarity estimation techniques from rounding algorithms"). What all
 * vectors of a model have in common falls out of the differences.
 */
export function meaningKeys({ model, values }: Meaning): Int32Array {
  const keys = new Int32Array(BANDS);
  for (let band = 0; band < BANDS; band++) {
    let bits = 0;
    for (let bit = 0; bit < BAND_BITS; bit++) {
      const seed = Math.imul(band * BAND_BITS + bit + 1, 0x9e3779b1) >>> 0;
      const one = seed % values.length;
      const other = (one + 1 + ((seed >>> 13) % Math.max(1, values.length - 1))) % values.length;
      bits = (bits << 1) | ((values[one] as number) > (values[other] as number) ? 1 : 0);
    }
    keys[band] = Math.imul(bits ^ (band << BAND_BITS) ^ model, 0x85ebca6b);
  }
  return keys;
}

export const MEANING_KEYS = BANDS;
