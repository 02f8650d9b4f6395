/** Forbidden characters found in octets, wherever they lie. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayHoldControls } from '../../src/collect/find-controls.js';

/** C0 but white space, C1, and the two non-characters (XML 1.0 §2.2). */
const isForbidden = (code: number) =>
  (code < 0x20 && ![9, 10, 13].includes(code)) ||
  (code >= 0x80 && code <= 0x9f) ||
  code === 0xfffe ||
  code === 0xffff;

test('no text with a forbidden character is passed over, however its octets lie', () => {
  const unit = fc.oneof(
    fc.constantFrom(
      'a',
      ' ',
      '\n',
      '\t',
      '\u00a0',
      'é',
      '東',
      '\u0000',
      '\u001f',
      '\u0080',
      '\u009f',
      '\uffff',
      '😀',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 12 }), fc.nat({ max: 7 }), (units, offset) => {
      const text = units.join('');
      const octets = new TextEncoder().encode(`${'\u0001'.repeat(offset)}${text}`).subarray(offset);
      const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(octets);
      const known = decoded.split('').some((character) => isForbidden(character.charCodeAt(0)));
      expect(mayHoldControls(octets)).toBe(known);
    }),
    { numRuns: 2000 },
  );
});
