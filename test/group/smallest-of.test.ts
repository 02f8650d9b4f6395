import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallestOf } from '../../src/group/smallest-of.js';

describe('smallestOf', () => {
  it('finds what stands at a place of the sorted numbers', () => {
    const some = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(some, fc.nat(), (numbers, any) => {
        const place = any % numbers.length;
        const sorted = numbers.toSorted((left, right) => left - right);
        expect(smallestOf(Float32Array.from(numbers), place)).toBe(sorted[place]);
      }),
    );
  });
});
