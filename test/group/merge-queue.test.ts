import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MergeQueue } from '../../src/group/merge-queue.js';

describe('MergeQueue', () => {
  it('gives the most alike first, and equal ones by their numbers, whatever the order they came in', () => {
    const candidate = fc.record({
      score: fc.integer({ min: 0, max: 5 }),
      left: fc.nat(20),
      right: fc.nat(20),
    });
    fc.assert(
      fc.property(fc.array(candidate), (candidates) => {
        const queue = new MergeQueue();
        for (const one of candidates) queue.push(one);
        const sorted = candidates.toSorted(
          (a, b) => b.score - a.score || a.left - b.left || a.right - b.right,
        );
        expect(candidates.map(() => queue.pop())).toEqual(sorted);
        expect(queue.pop()).toBeUndefined();
      }),
    );
  });
});
