/** Weighted header lists, also broken ones. */
import { expect, test } from 'vitest';
import { parseWeightedList } from '../../src/serve/parse-weighted-list.js';

const parse = (header: string) => Object.fromEntries(parseWeightedList(header));

test('names come with their weights, one where none is given', () => {
  expect(parse('gzip;q=0.8, BR , *;q=0')).toEqual({ gzip: 0.8, br: 1, '*': 0 });
  expect(parse('gzip ; Q=0.5;x=1,identity; q=1.000')).toEqual({ gzip: 0.5, identity: 1 });
});

test('a weight that cannot be read counts as "not at all"', () => {
  expect(parse('br;q=2, gzip;q=high, a;q=-1, b;q=0.1234')).toEqual({ br: 0, gzip: 0, a: 0, b: 0 });
});

test('an endless header is read only at its beginning', () => {
  expect(parseWeightedList('a,'.repeat(1_000_000)).size).toBe(1);
  expect(parse('')).toEqual({});
});
