/** The ordinary interval and the rule it came from. */
import { expect, it } from 'vitest';
import { decideInterval, type IntervalFacts } from '../../src/collect/poll-interval.js';

const [MINUTE, HOUR] = [60_000, 3_600_000];
const plan = { floorMs: 10 * MINUTE, ceilingMs: 6 * HOUR };
const facts: IntervalFacts = {
  polledAt: new Date('2026-11-23T12:00:00Z'),
  plan,
  hints: {},
  headers: {},
  rate: { typicalGapMs: 2 * HOUR, usualGapMs: 4 * HOUR, silenceMs: 0 },
};

it('adapts to the rate when nothing else is said', () => {
  expect(decideInterval(facts)).toEqual({ ms: HOUR, because: 'it publishes about every 2 h' });
});

it('takes the longest of the wishes', () => {
  const wished = { ...facts, hints: { ttlMinutes: 120 }, headers: { 'cache-control': 'max-age=10800' } };
  expect(decideInterval(wished)).toEqual({ ms: 3 * HOUR, because: 'the answer stays fresh for 3 h' });
});

it('rests as long as allowed while a hub delivers', () => {
  expect(decideInterval({ ...facts, plan: { ...plan, reliesOnHub: true } })).toMatchObject({
    ms: 6 * HOUR,
    because: expect.stringContaining('hub'),
  });
});

it('follows cron before a fixed interval, and that before everything else', () => {
  const fixed = { ...plan, fixedMs: 7 * MINUTE, reliesOnHub: true };
  expect(decideInterval({ ...facts, plan: fixed }).ms).toBe(7 * MINUTE);
  const cron = { ...fixed, cronAt: new Date('2026-11-23T12:01:00Z') };
  expect(decideInterval({ ...facts, plan: cron }).ms).toBe(MINUTE);
});
