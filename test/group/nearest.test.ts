import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Nearest } from '../../src/group/nearest.js';

describe('Nearest', () => {
  it('keeps what sorting all would put first', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.integer({ min: 1, max: 8 }), (ranks, most) => {
        const nearest = new Nearest(most);
        nearest.offer(0.5, -1);
        nearest.clear();
        for (const [at, rank] of ranks.entries()) nearest.offer(rank, at);
        const sorted = ranks.toSorted((left, right) => right - left).slice(0, most);
        expect(Array.from(nearest.best(), (at) => ranks[at])).toEqual(sorted);
      }),
    );
  });
});
