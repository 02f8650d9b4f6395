/** Reads one written date as an instant. */
import { monthNumber } from './month-names.js';

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\s*(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?$/;
const MONTH_FIRST = /(?<!\p{L})(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/giu;
const DAY_FIRST =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|er|º)?\s+(?:of\s+|de\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+)?(\d{4})(?!\d)/giu;
const YEAR_FIRST = /(?<!\d)(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})(?!\d)/u;
const DOTTED = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/;
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
  const dotted = DOTTED.exec(text);
  return dotted ? instant([dotted[3], dotted[2], dotted[1]]) : undefined;
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

/** The day in an address such as `/2024/03/05/` or `/2024-03-05-title`. */
export function dateInUrl(url: string): string | undefined {
  const match = /[/_-](20\d{2}|19\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/.exec(
    url,
  );
  return match ? instant(match.slice(1, 4)) : undefined;
}
