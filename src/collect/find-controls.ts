/** Tells from the octets whether a text can hold characters that XML forbids: several times faster than looking at the text. */

/** Not zero when one of the four octets is below 0x20 (and, now and then, when one is beyond ASCII). */
const belowSpace = (four: number) => (four - 0x20202020) & ~four & 0x80808080;

/**
 * Of octets that are read as UTF-8. False when there is no character of C0 but white space, none of C1, no U+FFFE and no
 * U+FFFF; true when there may be one (U+0085, which is allowed, counts as the rest of C1).
 */
export function mayHoldControls(bytes: Uint8Array): boolean {
  return mayHoldC0(bytes) || mayHoldC1(bytes) || mayHoldNonCharacter(bytes);
}

/** Four octets at a time, from the first place where four lie aligned. */
function mayHoldC0(bytes: Uint8Array): boolean {
  if (bytes.length < 4) return hasC0(bytes, 0, bytes.length);
  const start = (4 - (bytes.byteOffset & 3)) & 3;
  const count = (bytes.length - start) >> 2;
  const fours = new Uint32Array(bytes.buffer, bytes.byteOffset + start, count);
  for (let index = 0; index < count; index++) {
    const at = start + index * 4;
    if (belowSpace(fours[index] ?? 0) !== 0 && hasC0(bytes, at, at + 4)) return true;
  }
  return hasC0(bytes, 0, start) || hasC0(bytes, start + count * 4, bytes.length);
}

function hasC0(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const octet = bytes[at] ?? 0x20;
    if (octet < 0x20 && octet !== 9 && octet !== 10 && octet !== 13) return true;
  }
  return false;
}

/** U+0080 to U+009F begin with 0xC2 in UTF-8, as few letters of any language do. */
function mayHoldC1(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0xc2); at !== -1; at = bytes.indexOf(0xc2, at + 1))
    if ((bytes[at + 1] ?? 0xff) < 0xa0) return true;
  return false;
}

function mayHoldNonCharacter(bytes: Uint8Array): boolean {
  const octets = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return octets.includes('\ufffe') || octets.includes('\uffff');
}
