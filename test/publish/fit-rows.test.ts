import { expect, test } from 'vitest';
import { fitRows } from '../../src/publish/fit-rows.js';

const rows = (count: number) =>
  Array.from({ length: count }, () => ({ rich: 'r'.repeat(99), compact: 'c'.repeat(9) }));
const counts = (count: number, bytes: number) => {
  const { rich, compact, left } = fitRows(rows(count), bytes);
  return [rich.length, compact.length, left];
};

test('shows everything in full where there is room', () => {
  expect(counts(10, 1_000)).toEqual([10, 0, 0]);
  expect(counts(0, 1_000)).toEqual([0, 0, 0]);
});

test('shows the later ones on one line each, so that all are there', () => {
  expect(counts(20, 1_000)).toEqual([8, 12, 0]);
});

test('leaves out the last ones where not even lines fit, and keeps half of the page for the first', () => {
  expect(counts(10_000, 1_000)).toEqual([5, 50, 9_945]);
});
