import { expect, test } from 'vitest';
import { isCronExpression, nextCronInstant } from '../src/cron.js';

test('tells expressions from other texts', () => {
  expect(isCronExpression('*/15 6-22 * * 1-5')).toBe(true);
  expect(isCronExpression('every morning')).toBe(false);
});

test('finds the next instant of an expression, and leaves nothing running', () => {
  const next = nextCronInstant('*/5 * * * *')?.getTime() ?? 0;
  expect(next).toBeGreaterThan(Date.now());
  expect(next - Date.now()).toBeLessThanOrEqual(5 * 60_000);
  expect(next % (5 * 60_000)).toBe(0);
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBeLessThan(3);
});
