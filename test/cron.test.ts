import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isCronExpression, nextCronInstant, shortestCronGap, tickBy } from '../src/cron.js';

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

test('tells the shortest gap between two runs', () => {
  expect(shortestCronGap('*/15 * * * *')).toBe(15 * 60_000);
  expect(shortestCronGap('0,5 9 * * *')).toBe(5 * 60_000);
  expect(shortestCronGap('0 9 * * 1')).toBeGreaterThan(6 * 24 * 3_600_000);
});

test('never runs two ticks at once, however long one takes', async () => {
  let running = 0;
  let most = 0;
  let ticks = 0;
  const ticker = tickBy('* * * * * *', async () => {
    ticks += 1;
    most = Math.max(most, ++running);
    await sleep(1_600);
    running -= 1;
  });
  await expect.poll(() => ticks, { timeout: 10_000 }).toBe(2);
  await ticker.stop();
  expect(most).toBe(1);
});
