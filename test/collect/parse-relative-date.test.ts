/** Dates counted from now, as listing pages show them. */
import { expect, test } from 'vitest';
import { parseRelativeDate } from '../../src/collect/parse-relative-date.js';

const now = new Date('2026-03-02T12:00:00Z');
const read = (text: string, language?: string) => parseRelativeDate(text, now, language);

test.each([
  ['5 minutes ago', undefined, '2026-03-02T11:55:00.000Z'],
  ['an hour ago', undefined, '2026-03-02T11:00:00.000Z'],
  ['2h', 'en', '2026-03-02T10:00:00.000Z'],
  ['3 days ago', 'en', '2026-02-27T12:00:00.000Z'],
  ['2 months ago', 'en', '2026-01-01T12:00:00.000Z'],
  ['vor 3 Stunden', 'de', '2026-03-02T09:00:00.000Z'],
  ['il y a 2 heures', 'fr', '2026-03-02T10:00:00.000Z'],
  ['hace 10 minutos', 'es', '2026-03-02T11:50:00.000Z'],
  ['2 часа назад', 'ru', '2026-03-02T10:00:00.000Z'],
  ['3時間前', 'ja', '2026-03-02T09:00:00.000Z'],
  ['5分钟前', 'zh', '2026-03-02T11:55:00.000Z'],
  ['just now', 'en', '2026-03-02T12:00:00.000Z'],
  ['Yesterday, 18:30', 'en', '2026-03-01T18:30:00.000Z'],
  ['gestern, 18:30 Uhr', 'de', '2026-03-01T18:30:00.000Z'],
  ['Today at 9:15 am', 'en', '2026-03-02T09:15:00.000Z'],
  ['вчера в 20:05', 'ru', '2026-03-01T20:05:00.000Z'],
  ['1 March', 'en', '2026-03-01T00:00:00.000Z'],
  ['Dec 24, 08:00', 'en', '2025-12-24T08:00:00.000Z'],
  ['24. Dezember', 'de', '2025-12-24T00:00:00.000Z'],
])('%s (%s)', (text, language, instant) => {
  expect(read(text, language)).toBe(instant);
});

test.each([['Politics'], [''], ['12 winners and losers'], ['x'.repeat(200)]])('no date in "%s"', (text) => {
  expect(read(text, 'en')).toBeUndefined();
});
