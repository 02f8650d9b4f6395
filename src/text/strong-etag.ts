/** Strong validators from the bytes of a document (RFC 9110 §8.8.3). */
import { createHash } from 'node:crypto';

/** A quoted entity tag: equal bytes, equal tag. 128 bits of SHA-256 make a collision no concern. */
export function strongEtag(bytes: string | Uint8Array): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
}
