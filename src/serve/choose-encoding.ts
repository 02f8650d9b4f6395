/** Which stored form of a document a client gets: br, gzip, or as it is. */
import { parseWeightedList } from './parse-weighted-list.js';

export type Encoding = 'br' | 'gzip' | 'identity';

/** In which forms, beside the plain one, a rendering can be had. */
export const compressedForms: readonly Exclude<Encoding, 'identity'>[] = ['br', 'gzip'];

/** Smallest first: it wins among equal weights. */
const preference: readonly Encoding[] = [...compressedForms, 'identity'];

/**
 * RFC 9110 §12.5.3. Without the header the client gets the plain form: some readers send nothing and cannot
 * decompress. Where nothing acceptable is stored, too: the standard prefers that to an error.
 */
export function chooseEncoding(header: string | undefined, available: readonly Encoding[]): Encoding {
  if (header === undefined) return 'identity';
  const weights = parseWeightedList(header.replaceAll(/\bx-gzip\b/gi, 'gzip'));
  const others = weights.get('*');
  const weightOf = (encoding: Encoding): number => {
    // Unmentioned, the plain form is acceptable, but less wanted than anything mentioned.
    const unmentioned = encoding === 'identity' ? (others ?? 0.0001) : (others ?? 0);
    return weights.get(encoding) ?? unmentioned;
  };
  let best: Encoding = 'identity';
  let bestWeight = 0;
  for (const encoding of preference) {
    const wanted = weightOf(encoding);
    if (wanted > bestWeight && (encoding === 'identity' || available.includes(encoding))) {
      [best, bestWeight] = [encoding, wanted];
    }
  }
  return best;
}
