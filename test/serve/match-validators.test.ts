/** Conditional requests by RFC 9110 §13. */
import { expect, test } from 'vitest';
import { findHeldCopy, parseEntityTags } from '../../src/serve/match-validators.js';

const tags = ['"a-br"', '"a"'];
const changed = Date.UTC(2026, 2, 1, 8, 0, 0, 500);

test.each([
  ['"a"', '"a"'],
  ['W/"a"', '"a"'],
  ['"x", W/"y" ,"a-br"', '"a-br"'],
  ['"x,y", "a"', '"a"'],
  ['*', '"a-br"'],
  [' * ', '"a-br"'],
  ['"A"', undefined],
  ['a', undefined],
  ['"x"', undefined],
  ['', undefined],
])('If-None-Match %s finds %s', (ifNoneMatch, held) => {
  expect(findHeldCopy({ ifNoneMatch }, tags, changed)).toBe(held);
});

test.each([
  ['Sun, 01 Mar 2026 08:00:00 GMT', 'date'],
  ['Sun, 01 Mar 2026 08:00:01 GMT', 'date'],
  ['Sunday, 01-Mar-26 08:00:00 GMT', 'date'],
  ['Sun Mar  1 08:00:00 2026', 'date'],
  ['Sun, 01 Mar 2026 07:59:59 GMT', undefined],
  ['2026-03-02', undefined],
  ['Sun, 99 Foo 2026 08:00:00 GMT', undefined],
  ['', undefined],
])('If-Modified-Since %s says %s', (ifModifiedSince, held) => {
  expect(findHeldCopy({ ifModifiedSince }, tags, changed)).toBe(held);
});

test('with a tag the date does not count (RFC 9110 §13.1.3)', () => {
  const ifModifiedSince = 'Sun, 01 Mar 2026 09:00:00 GMT';
  expect(findHeldCopy({ ifNoneMatch: '"old"', ifModifiedSince }, tags, changed)).toBeUndefined();
});

test('a date says nothing about a document without one', () => {
  expect(findHeldCopy({ ifModifiedSince: 'Sun, 01 Mar 2026 09:00:00 GMT' }, tags, undefined)).toBeUndefined();
});

test('an endless list of tags is read only at its beginning', () => {
  expect(parseEntityTags(`${'"'.repeat(5_000_000)}`)).toBeInstanceOf(Set);
  expect(parseEntityTags(`${'"x",'.repeat(1_000_000)}"y"`)).toEqual(new Set(['"x"']));
});
