/** Polls keep out of the hours and days a feed names. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { avoidSkippedTimes } from '../../src/collect/skip-times.js';

const monday = new Date('2026-11-23T12:34:56Z');

it('leaves an instant alone that is not skipped', () => {
  expect(avoidSkippedTimes(monday, {}, 0.5)).toBe(monday);
  expect(avoidSkippedTimes(monday, { skipHours: [11, 13], skipDays: [0] }, 0.5)).toBe(monday);
});

it('moves to the first hour that is not skipped, at a minute of chance', () => {
  const moved = avoidSkippedTimes(monday, { skipHours: [12, 13] }, 0.5);
  expect(moved.toISOString()).toBe('2026-11-23T14:30:00.000Z');
});

it('moves over skipped days to the next midnight GMT', () => {
  const moved = avoidSkippedTimes(monday, { skipDays: [1, 2] }, 0);
  expect(moved.toISOString()).toBe('2026-11-25T00:00:00.000Z');
});

it('takes hour 24 for midnight', () => {
  const midnight = new Date('2026-11-23T00:10:00Z');
  expect(avoidSkippedTimes(midnight, { skipHours: [24] }, 0).toISOString()).toBe('2026-11-23T01:00:00.000Z');
});

it('does not believe a feed that skips the whole week', () => {
  expect(avoidSkippedTimes(monday, { skipDays: [0, 1, 2, 3, 4, 5, 6] }, 0)).toBe(monday);
});

it('never lands in a skipped hour or in the past, whatever else is skipped', () => {
  const hours = fc.array(fc.integer({ min: 0, max: 23 }), { maxLength: 23 });
  fc.assert(
    fc.property(hours, fc.double({ min: 0, max: 0.999, noNaN: true }), (skipHours, random) => {
      const moved = avoidSkippedTimes(monday, { skipHours }, random);
      expect(moved.getTime()).toBeGreaterThanOrEqual(monday.getTime());
      expect(skipHours).not.toContain(moved.getUTCHours());
    }),
  );
});
