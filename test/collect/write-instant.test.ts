/** Instants as text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeInstant } from '../../src/collect/write-instant.js';

test('every instant is written as the platform writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_135_596_800_000, max: 300_000_000_000_000 }), (time) => {
      expect(writeInstant(time)).toBe(new Date(time).toISOString());
    }),
  );
  expect(writeInstant(-1)).toBe('1969-12-31T23:59:59.999Z');
  expect(writeInstant(Date.UTC(2026, 2, 2, 9))).toBe('2026-03-02T09:00:00.000Z');
});
