import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DotProduct } from '../../src/group/dot-product.js';
import type { TermVector } from '../../src/group/term-vector.js';

/** Few terms that share their last bits, so that many of them want one place of a table. */
const term = fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: 0, max: 6 }));
const vector = fc.array(fc.tuple(term, fc.float({ min: 0, max: 1, noNaN: true })), { maxLength: 30 });

function vectorOf(entries: readonly (readonly [readonly [number, number], number])[]): TermVector {
  const sorted = entries
    .map(([[high, low], weight]) => ({ term: high * 2 ** 20 + low, weight }))
    .sort((left, right) => left.term - right.term);
  return {
    terms: Int32Array.from(sorted, (one) => one.term),
    weights: Float32Array.from(sorted, (one) => one.weight),
  };
}

/** Equal terms pair one by one. */
function sumOfPairs(left: TermVector, right: TermVector): number {
  const free = [...right.terms];
  let sum = 0;
  left.terms.forEach((one, at) => {
    const place = free.indexOf(one);
    if (place < 0) return;
    free[place] = Number.NaN;
    sum += (left.weights[at] as number) * (right.weights[place] as number);
  });
  return sum;
}

describe('DotProduct', () => {
  it('gives the same number in any order of questions and operands', () => {
    fc.assert(
      fc.property(fc.array(vector, { minLength: 2, maxLength: 6 }), (lists) => {
        const vectors = lists.map(vectorOf);
        const product = new DotProduct();
        for (const left of vectors) {
          for (const right of vectors) {
            const sum = sumOfPairs(left, right);
            expect(product.of(left, right)).toBe(sum);
            expect(product.of(right, left)).toBe(sum);
          }
        }
      }),
    );
  });

  it('takes vectors that are too long for a table', () => {
    const long = vectorOf(Array.from({ length: 3_000 }, (_, at) => [[at - 1_500, 0], 1] as const));
    const product = new DotProduct();
    expect([product.of(long, long), product.of(long, long)]).toEqual([3_000, 3_000]);
  });
});
