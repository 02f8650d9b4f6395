import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashCache } from '../../src/text/hash-cache.js';

describe('HashCache', () => {
  it('remembers what a Map would', () => {
    const entries = fc.array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer()), { maxLength: 200 });
    fc.assert(
      fc.property(entries, (pairs) => {
        const cache = new HashCache(1_000);
        const map = new Map<number, number>();
        for (const [key, value] of pairs) {
          cache.set(key, value);
          if (key !== 0) map.set(key, value);
        }
        for (let key = -50; key <= 50; key++) expect(cache.get(key)).toBe(map.get(key));
      }),
    );
  });

  it('grows, and forgets everything rather than hold more than it may', () => {
    const cache = new HashCache(20_000);
    for (let key = 1; key <= 20_000; key++) cache.set(key * 4096, key);
    expect(cache.get(4096)).toBe(1);
    expect(cache.get(20_000 * 4096)).toBe(20_000);
    cache.set(-1, 7);
    expect(cache.get(4096)).toBeUndefined();
    expect(cache.get(-1)).toBe(7);
  });
});
