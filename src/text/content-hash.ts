/** A 128-bit print of a whole text's words, to recognise the same text under another address. */
import { createHash } from 'node:crypto';
import { type Tokens, tokenise } from './tokenise.js';

/** Below this many words two different texts are too likely to be equal by chance ("Watch live"). */
const FEWEST_WORDS = 20;

/**
 * 128-bit print in hex of a text's words, blind to case, diacritics, white space, punctuation and typography;
 * `undefined` under 20 words, where equality proves nothing.
 */
export function contentHash(text: string | Tokens): string | undefined {
  const tokens = typeof text === 'string' ? tokenise(text) : text;
  if (tokens.count < FEWEST_WORDS) return undefined;
  const { buffer, byteOffset, byteLength } = tokens.folded;
  return createHash('sha256')
    .update(Buffer.from(buffer, byteOffset, byteLength))
    .digest('hex')
    .slice(0, 32);
}
