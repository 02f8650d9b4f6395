/** Spans of time in words. */
import { expect, it } from 'vitest';
import { describeDuration } from '../../src/text/describe-duration.js';

it.each([
  [0, '0 s'],
  [-5, '0 s'],
  [1000, '1 s'],
  [90_000, '90 s'],
  [12 * 60_000, '12 min'],
  [119 * 60_000, '119 min'],
  [6 * 3_600_000, '6 h'],
  [47 * 3_600_000, '47 h'],
  [48 * 3_600_000, '2 days'],
])('%i ms is %s', (ms, words) => {
  expect(describeDuration(ms)).toBe(words);
});
