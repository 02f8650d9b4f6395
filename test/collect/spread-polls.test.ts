import { expect, test } from 'vitest';
import { spreadPolls, spreadWindowMs } from '../../src/collect/spread-polls.js';

const now = new Date('2026-05-01T12:00:00Z');

function delays(count: number): number[] {
  const ids = Array.from({ length: count }, (_, n) => `source-${n}`);
  return spreadPolls(ids, now).map(({ at }) => at.getTime() - now.getTime());
}

test('asks a handful of sources at once', () => {
  expect(new Set(delays(20))).toEqual(new Set([0]));
});

test('spreads hundreds evenly over a time that grows with their number', () => {
  const found = delays(400);
  const windowMs = spreadWindowMs(400);
  expect(Math.max(...found)).toBeLessThan(windowMs);
  const quarters = [0, 1, 2, 3].map(
    (quarter) => found.filter((delay) => Math.floor((delay * 4) / windowMs) === quarter).length,
  );
  for (const count of quarters) expect(count).toBeGreaterThan(60);
  expect(spreadWindowMs(800)).toBe(2 * windowMs);
});

test('lets nobody wait for more than an hour', () => {
  expect(spreadWindowMs(1_000_000)).toBe(3_600_000);
});
