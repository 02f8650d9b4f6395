import { describe, expect, it } from 'vitest';
import { dateInUrl, readDate } from '../../src/extract/read-date.js';

describe('readDate', () => {
  it.each([
    ['2024-03-05T08:00:00+01:00', '2024-03-05T07:00:00.000Z'],
    ['2024-03-05T08:00:00Z', '2024-03-05T08:00:00.000Z'],
    ['2024-03-05 08:00', '2024-03-05T08:00:00.000Z'],
    ['2024-03-05', '2024-03-05T00:00:00.000Z'],
    ['20240305', '2024-03-05T00:00:00.000Z'],
    ['1709625600', '2024-03-05T08:00:00.000Z'],
    ['Tue, 05 Mar 2024 08:00:00 GMT', '2024-03-05T08:00:00.000Z'],
    ['Published March 5th, 2024', '2024-03-05T00:00:00.000Z'],
    ['5 mars 2024', '2024-03-05T00:00:00.000Z'],
    ['5. März 2024', '2024-03-05T00:00:00.000Z'],
    ['5 de marzo de 2024', '2024-03-05T00:00:00.000Z'],
    ['5 марта 2024 г.', '2024-03-05T00:00:00.000Z'],
    ['05-03-2024', '2024-03-05T00:00:00.000Z'],
    ['05.03.2024', '2024-03-05T00:00:00.000Z'],
    ['2024年3月5日', '2024-03-05T00:00:00.000Z'],
  ])('reads %s', (written, instant) => {
    expect(readDate(written)).toBe(instant);
  });

  it.each([undefined, '', 'yesterday', '2024', '2024-13-45', '3 cats 2024', '0001-01-01'])(
    'finds no date in %s',
    (written) => {
      expect(readDate(written)).toBeUndefined();
    },
  );
});

describe('dateInUrl', () => {
  it.each([
    ['https://a.example/2024/03/05/pier', '2024-03-05T00:00:00.000Z'],
    ['https://a.example/blog/2024-03-05-pier', '2024-03-05T00:00:00.000Z'],
    ['https://a.example/article-20240305', '2024-03-05T00:00:00.000Z'],
    ['https://a.example/2024-03-05+pier', '2024-03-05T00:00:00.000Z'],
    ['https://a.example/2024/march/05/pier', '2024-03-05T00:00:00.000Z'],
    ['https://a.example/2024/pier', undefined],
    ['https://a.example/item/120240305', undefined],
  ])('in %s is %s', (url, instant) => {
    expect(dateInUrl(url)).toBe(instant);
  });
});
