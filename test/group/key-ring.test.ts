import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyRing } from '../../src/group/key-ring.js';

function find(ring: KeyRing, key: number): number[] {
  const found = new Int32Array(16);
  return [...found.subarray(0, ring.find(key, found))];
}

describe('KeyRing', () => {
  it('finds the holders of a key, newest first', () => {
    const ring = new KeyRing(2, 100);
    ring.add(Int32Array.of(7, 8));
    ring.add(Int32Array.of(8, -9));
    expect(find(ring, 8)).toEqual([1, 0]);
    expect(find(ring, -9)).toEqual([1]);
    expect(find(ring, 1)).toEqual([]);
  });

  it('forgets the oldest when it is full, and nothing else', () => {
    const keys = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(keys, (sequence) => {
        const ring = new KeyRing(1, 8);
        for (const key of sequence) ring.add(Int32Array.of(key));
        for (let key = 0; key <= 12; key++) {
          const places = sequence.flatMap((held, at) =>
            held === key && at >= sequence.length - 8 ? [at % 8] : [],
          );
          expect(find(ring, key)).toEqual(places.toReversed());
        }
      }),
    );
  });

  it('keeps what it holds while it grows', () => {
    const ring = new KeyRing(1, 20_000);
    for (let at = 0; at < 10_000; at++) ring.add(Int32Array.of(at * 31));
    expect(find(ring, 0)).toEqual([0]);
    expect(find(ring, 9_999 * 31)).toEqual([9_999]);
  });
});
