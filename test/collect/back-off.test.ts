/** How long failing sources are left alone. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backOffMs } from '../../src/collect/back-off.js';

const [MINUTE, HOUR] = [60_000, 3_600_000];
const base = { failure: 'timeout' as const, floorMs: 10 * MINUTE, intervalMs: 6 * HOUR, random: 0.5 };

it('comes back soon after one passing failure, later after more', () => {
  expect(backOffMs({ ...base, failures: 1 })).toBe(10 * MINUTE);
  expect(backOffMs({ ...base, failures: 2 })).toBe(15 * MINUTE);
  expect(backOffMs({ ...base, failures: 5 })).toBe(120 * MINUTE);
});

it('does not hurry back to a server that refuses us or lacks the document', () => {
  expect(backOffMs({ ...base, failures: 1, failure: 'forbidden' })).toBe(6 * HOUR);
  expect(backOffMs({ ...base, failures: 2, failure: 'not-found' })).toBe(9 * HOUR);
});

it('stays within its first step and a day, and from ten failures on above a day', () => {
  const random = fc.double({ min: 0, max: 0.9999, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), random, (failures, chance) => {
      const delay = backOffMs({ ...base, failures, random: chance });
      if (failures < 10) {
        expect(delay).toBeGreaterThanOrEqual(10 * MINUTE);
        expect(delay).toBeLessThanOrEqual(24 * HOUR);
      } else {
        expect(delay).toBeGreaterThanOrEqual(24 * HOUR);
        expect(delay).toBeLessThanOrEqual(30 * HOUR);
      }
    }),
  );
});
