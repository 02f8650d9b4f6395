/** UTF-32, which the Encoding Standard leaves out and a few old feeds are written in. */

/** `utf-32be` or `utf-32le` by mark or by the shape of `<` (XML 1.0 appendix F); undefined for anything else. */
export function detectUtf32(bytes: Uint8Array): 'utf-32be' | 'utf-32le' | undefined {
  const first = [...bytes.subarray(0, 4)].join(' ');
  if (first === '0 0 254 255' || first === '0 0 0 60') return 'utf-32be';
  return first === '255 254 0 0' || first === '60 0 0 0' ? 'utf-32le' : undefined;
}

/** What is no Unicode scalar value becomes U+FFFD; the mark is left out. */
export function decodeUtf32(bytes: Uint8Array, encoding: 'utf-32be' | 'utf-32le'): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, encoding === 'utf-32le');
    const isScalar = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    if (at > 0 || code !== 0xfeff) units.push(isScalar ? String.fromCodePoint(code) : '\ufffd');
  }
  return units.join('');
}
