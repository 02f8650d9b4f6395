/** Publishing habits as measured from instants. */
import { expect, it } from 'vitest';
import { measurePublishingRate, silentAfterMs } from '../../src/collect/publishing-rate.js';

const HOUR = 3_600_000;
const now = new Date('2026-11-23T12:00:00Z');
const hoursAgo = (...hours: number[]) => hours.map((hour) => new Date(now.getTime() - hour * HOUR));

it('knows nothing from fewer than three instants, or from one instant repeated', () => {
  expect(measurePublishingRate([], now)).toBeUndefined();
  expect(measurePublishingRate(hoursAgo(1, 2), now)).toBeUndefined();
  expect(measurePublishingRate(hoursAgo(1, 1, 1, 1), now)).toBeUndefined();
});

it('measures a steady source, in whatever order its articles come', () => {
  const rate = measurePublishingRate(hoursAgo(7, 1, 5, 3), now);
  expect(rate).toEqual({ typicalGapMs: 2 * HOUR, usualGapMs: 2 * HOUR, silenceMs: HOUR });
});

it('sees several articles a day in a source that dates by the day', () => {
  const rate = measurePublishingRate(hoursAgo(12, 12, 12, 12, 36, 36, 36, 36), now);
  expect(rate?.typicalGapMs).toBeLessThan(4 * HOUR);
});

it('does not take a night for the rule of a busy source, but counts it as usual', () => {
  const day = Array.from({ length: 9 }, (_, index) => index);
  const rate = measurePublishingRate(hoursAgo(...day, ...day.map((hour) => hour + 20)), now);
  expect(rate?.typicalGapMs).toBe(HOUR);
});

it('leaves out future dates', () => {
  const rate = measurePublishingRate(hoursAgo(-100, 1, 2, 3), now);
  expect(rate?.silenceMs).toBe(HOUR);
});

it('calls a source silent after three usual gaps, and never before three days', () => {
  const busy = measurePublishingRate(hoursAgo(1, 2, 3, 4), now);
  const weekly = measurePublishingRate(hoursAgo(1, 169, 337), now);
  expect(busy && silentAfterMs(busy)).toBe(72 * HOUR);
  expect(weekly && silentAfterMs(weekly)).toBe(3 * 168 * HOUR);
});
