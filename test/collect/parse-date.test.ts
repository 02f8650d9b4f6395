/** Dates as feeds really write them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/collect/parse-date.js';

const noon = '2026-03-02T12:00:00.000Z';

describe('RFC 822 and its misspellings', () => {
  test.each([
    ['Mon, 02 Mar 2026 12:00:00 GMT'],
    ['Mon, 2 Mar 26 12:00 UT'],
    ['02 March 2026 13:00:00 +0100'],
    ['Monday, 02-Mar-2026 12:00:00 UTC'],
    ['Mon,02 Mar 2026 07:00:00 EST'],
    ['Mon, 02 Mar 2026 21:00:00 JST'],
    ['Mon, 02 Mar 2026 14:00:00 CEST'],
    ['Mon, 02 Mar 2026 12:00:00 Z (winter time)'],
    ['mon, 2 mar 2026 12:0:0 +00:00'],
    ['Mon Mar 2 12:00:00 2026'],
    ['Mon Mar  2 07:00:00 EST 2026'],
    ['March 2, 2026 12:00 PM'],
    ['Mar 2nd, 2026 at 12:00pm'],
  ])('%s', (text) => {
    expect(parseDate(text)).toBe(noon);
  });
});

describe('ISO 8601 and plain numbers', () => {
  test.each([
    ['2026-03-02T12:00:00Z', noon],
    ['2026-03-02 12:00:00', noon],
    ['2026-03-02T14:00+02', noon],
    ['2026-03-02t12:00:00.5z', '2026-03-02T12:00:00.500Z'],
    ['20260302T120000Z', noon],
    ['20260302120000', noon],
    ['1772452800', noon],
    ['1772452800000', noon],
    ['2026-03-02', '2026-03-02T00:00:00.000Z'],
    ['20260302', '2026-03-02T00:00:00.000Z'],
    ['2026-061', '2026-03-02T00:00:00.000Z'],
    ['2026-03', '2026-03-01T00:00:00.000Z'],
    ['2026', '2026-01-01T00:00:00.000Z'],
  ])('%s', (text, instant) => {
    expect(parseDate(text)).toBe(instant);
  });
});

describe('other languages and numeric days', () => {
  test.each([
    ['2. März 2026, 12:00 Uhr', 'de'],
    ['lun. 2 mars 2026 12h00', 'fr'],
    ['2 de marzo de 2026 12:00', 'es'],
    ['2 марта 2026, 12:00', 'ru'],
    ['2 marca 2026 12:00', 'pl'],
    ['Δευ, 02 Μαρ 2026 12:00:00 GMT', 'el'],
    ['2026年3月2日 12時00分', 'ja'],
    ['2026년 3월 2일 오후 12:00', 'ko'],
    ['02.03.2026 12:00', 'de'],
    ['03/02/2026 12:00 PM', 'en'],
    ['2026/03/02 12:00', 'ja'],
    ['02-03-2026 12:00', 'nl'],
  ])('%s', (text, language) => {
    expect(parseDate(text, language)).toBe(noon);
  });

  test('the language decides where month names clash', () => {
    expect(parseDate('5 listopada 2025', 'hr')).toBe('2025-10-05T00:00:00.000Z');
    expect(parseDate('5 listopada 2025', 'pl')).toBe('2025-11-05T00:00:00.000Z');
  });
});

describe('rules', () => {
  test('two-digit years from 50 on are the last century', () => {
    expect(parseDate('1 Jan 49 00:00 GMT')).toBe('2049-01-01T00:00:00.000Z');
    expect(parseDate('1 Jan 50 00:00 GMT')).toBe('1950-01-01T00:00:00.000Z');
  });

  test('an unknown zone means UTC', () => {
    expect(parseDate('Mon, 02 Mar 2026 12:00:00 XYZ')).toBe(noon);
  });

  test.each([
    [''],
    ['tomorrow'],
    ['0000-00-00'],
    ['12:30'],
    ['32 Foo 2026'],
    ['2026-13-01'],
    ['x'.repeat(500)],
  ])('no date in "%s"', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  test('every instant is read back from its usual forms', () => {
    const date = fc.date({ min: new Date('1970-01-02'), max: new Date('2049-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (instant) => {
        const second = new Date(Math.floor(instant.getTime() / 1000) * 1000);
        for (const text of [second.toISOString(), second.toUTCString()])
          expect(parseDate(text)).toBe(second.toISOString());
      }),
    );
  });

  test('whatever text comes, the answer is an instant or nothing, at once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 130 }), (text) => {
        const read = parseDate(text);
        expect(read === undefined || !Number.isNaN(Date.parse(read))).toBe(true);
      }),
    );
  });
});
