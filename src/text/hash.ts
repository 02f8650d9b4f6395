/** 32-bit hashes for words and shingles: fast, stable across versions, not for secrets. */

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** Start value of a hash that is fed unit by unit with `hashStep` and closed with `hashEnd`. */
export const HASH_START = FNV_OFFSET;

export function hashStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, FNV_PRIME);
}

/** MurmurHash3's 32-bit finaliser: every input bit reaches every output bit. */
export function hashEnd(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Signed 32-bit hash of a string's UTF-16 units (FNV-1a, finalised). */
export function hash32(text: string, seed = 0): number {
  let hash = HASH_START ^ seed;
  for (let at = 0; at < text.length; at++) hash = hashStep(hash, text.charCodeAt(at));
  return hashEnd(hash);
}

/** Order-dependent mix of two 32-bit hashes, for shingles and pairs. */
export function mixHashes(left: number, right: number): number {
  return hashEnd(Math.imul(left, 0x9e3779b1) ^ (right + 0x7f4a7c15 + (left << 6) + (left >>> 2)));
}
