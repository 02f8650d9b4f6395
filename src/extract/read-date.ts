/** Reads one written date as an instant. */
import { monthNumber } from './month-names.js';

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\s*(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?$/;
const MONTH_FIRST = /(?<!\p{L})(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/giu;
const DAY_FIRST =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|er|º)?\s+(?:of\s+|de\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+)?(\d{4})(?!\d)/giu;
const YEAR_FIRST = /(?<!\d)(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})(?!\d)/u;
const DAY_FIRST_NUMBERS = /(?<![\d.-])(\d{1,2})([.-])(\d{1,2})\2(\d{4})(?!\d)/;
const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/;
const SPELLED_TIME = /\d{1,2}:\d{2}/;
const MAX_LENGTH = 100;
const EARLIEST_YEAR = 1900;

function offsetMinutes(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '');
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
}

function instant(parts: readonly (string | undefined)[], zone?: string): string | undefined {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  const time = Date.UTC(year, month - 1, day, hour, minute, second) - offsetMinutes(zone) * 60_000;
  const isReal =
    month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 24 && year >= EARLIEST_YEAR && year < 2200;
  return isReal && Number.isFinite(time) ? new Date(time).toISOString() : undefined;
}

/** A day written out, wherever it stands in the text. */
function spelledDate(text: string): string | undefined {
  const orders = [
    [MONTH_FIRST, 3, 1, 2],
    [DAY_FIRST, 3, 2, 1],
  ] as const;
  for (const [pattern, year, month, day] of orders) {
    for (const match of text.matchAll(pattern)) {
      const number = monthNumber(match[month] ?? '');
      if (number !== undefined) return instant([match[year], String(number), match[day]]);
    }
  }
  const numeric = YEAR_FIRST.exec(text);
  if (numeric) return instant(numeric.slice(1, 4));
  const numbers = DAY_FIRST_NUMBERS.exec(text);
  return numbers ? instant([numbers[4], numbers[3], numbers[1]]) : undefined;
}

/** `3/10/2023`: by the number over 12 where there is one, else by the custom of the country. */
export function readSlashedDate(text: string, isMonthFirst: boolean): string | undefined {
  const [, first = '', second = '', year] = SLASHED.exec(text.slice(0, MAX_LENGTH)) ?? [];
  if (year === undefined) return undefined;
  const monthLeads = Number(second) > 12 || (isMonthFirst && Number(first) <= 12);
  return monthLeads ? instant([year, first, second]) : instant([year, second, first]);
}

/** ISO 8601 UTC, or undefined. A time without a zone is taken as UTC, a day without a time as its midnight. */
export function readDate(written: string | undefined): string | undefined {
  const text = (written ?? '').trim().slice(0, MAX_LENGTH);
  const iso = ISO.exec(text);
  if (iso) return instant(iso.slice(1, 7), iso[7]);
  const compact = COMPACT.exec(text);
  if (compact) return instant(compact.slice(1, 7));
  if (/^\d{10}(?:\d{3})?$/.test(text)) return new Date(Number(text.padEnd(13, '0'))).toISOString();
  if (SPELLED_TIME.test(text) && /\b\d{4}\b/.test(text)) {
    const time = Date.parse(
      /(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})\s*(?:\(.*\))?$/i.test(text) ? text : `${text} UTC`,
    );
    if (Number.isFinite(time)) return new Date(time).toISOString();
  }
  return spelledDate(text);
}

const NUMBERS_IN_URL = /[/_-](20\d{2}|19\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.+-]|$)/;
const MONTH_IN_URL = /\/(20\d{2}|19\d{2})\/(\p{L}{3,10})\/(\d{1,2})(?=[/.-]|$)/u;

/** The day in an address such as `/2024/03/05/`, `/2024/mar/05/` or `/2024-03-05-title`. */
export function dateInUrl(url: string): string | undefined {
  const match = NUMBERS_IN_URL.exec(url);
  if (match) return instant(match.slice(1, 4));
  const [, year, name = '', day] = MONTH_IN_URL.exec(url) ?? [];
  const month = monthNumber(name);
  return month === undefined ? undefined : instant([year, String(month), day]);
}
