import { expect, it } from 'vitest';
import { monthNumber } from '../../src/extract/month-names.js';

it.each([
  ['January', 1],
  ['Jan', 1],
  ['März', 3],
  ['mayo', 5],
  ['mai', 5],
  ['juin', 6],
  ['juillet', 7],
  ['août', 8],
  ['Oktober', 10],
  ['декабря', 12],
  ['Aralık', 12],
  ['pier', undefined],
  ['', undefined],
])('%s is the month %s', (name, number) => {
  expect(monthNumber(name)).toBe(number);
});
