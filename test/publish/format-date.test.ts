/** Dates in the notations of RSS, Atom, JSON and people. */
import { expect, test } from 'vitest';
import { toInstant, toReadableDate, toRfc822, toRfc3339 } from '../../src/publish/format-date.js';

test('one instant reads the same in every notation', () => {
  const instant = toInstant('2026-03-01T09:05:07.999+01:00');
  expect(toRfc822(instant)).toBe('Sun, 01 Mar 2026 08:05:07 GMT');
  expect(toRfc3339(instant)).toBe('2026-03-01T08:05:07Z');
  expect(toReadableDate(instant)).toBe('1 Mar 2026, 08:05 UTC');
});

test('an unreadable or absurd date never stops a feed', () => {
  expect(toRfc3339(toInstant('yesterday'))).toBe('1970-01-01T00:00:00Z');
  expect(toRfc3339(toInstant('+012026-01-01T00:00:00Z'))).toBe('9999-12-31T23:59:59Z');
  expect(toRfc3339(toInstant('-000001-01-01T00:00:00Z'))).toBe('1970-01-01T00:00:00Z');
});
