/** Retry-After in seconds and as a date. */
import { expect, it } from 'vitest';
import { parseRetryAfter } from '../../src/system/retry-after.js';

const now = Date.parse('2026-11-23T12:00:00Z');

it.each<[string | undefined, number | undefined]>([
  ['120', 120_000],
  [' 0 ', 0],
  ['1.5', 1500],
  ['Mon, 23 Nov 2026 12:05:00 GMT', 300_000],
  ['Monday, 23-Nov-26 12:05:00 GMT', 300_000],
  ['Mon Nov 23 12:05:00 2026', 300_000],
  ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ['999999999', 86_400_000],
  ['Fri, 31 Dec 2060 23:59:59 GMT', 86_400_000],
  ['-5', undefined],
  ['soon', undefined],
  ['2026', 2_026_000],
  ['', undefined],
  [undefined, undefined],
])('%j is %j ms', (value, expected) => {
  expect(parseRetryAfter(value, now)).toBe(expected);
});
