import { describe, expect, it } from 'vitest';
import { hash32, mixHashes } from '../../src/text/hash.js';

describe('hash32', () => {
  it('is a signed 32-bit integer that stays the same between versions', () => {
    expect(hash32('')).toBe(hash32(''));
    expect(hash32('winnow') | 0).toBe(hash32('winnow'));
  });

  it('spreads words evenly over its low bits', () => {
    const buckets = new Array<number>(64).fill(0);
    for (let n = 0; n < 64_000; n++)
      buckets[hash32(`word${n}`) & 63] = (buckets[hash32(`word${n}`) & 63] ?? 0) + 1;
    expect(Math.min(...buckets)).toBeGreaterThan(850);
    expect(Math.max(...buckets)).toBeLessThan(1150);
  });

  it('differs with the seed', () => {
    expect(hash32('a', 1)).not.toBe(hash32('a', 2));
  });
});

describe('mixHashes', () => {
  it('depends on the order', () => {
    expect(mixHashes(1, 2)).not.toBe(mixHashes(2, 1));
  });
});
