/** Reads one written date as an instant. */

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\s*(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_FIRST = /\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/i;
const DAY_FIRST = /\b(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})\b/i;
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

function named(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  const index = MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase());
  return index < 0 ? undefined : instant([year, String(index + 1), day]);
}

/** ISO 8601 UTC, or undefined. A time without a zone is taken as UTC, a day without a time as its midnight. */
export function readDate(written: string | undefined): string | undefined {
  const text = (written ?? '').trim().slice(0, MAX_LENGTH);
  const iso = ISO.exec(text);
  if (iso) return instant(iso.slice(1, 7), iso[7]);
  const compact = COMPACT.exec(text);
  if (compact) return instant(compact.slice(1, 7));
  if (/^\d{10}(?:\d{3})?$/.test(text)) return new Date(Number(text.padEnd(13, '0'))).toISOString();
  if (/\d{1,2}:\d{2}/.test(text) && /\b\d{4}\b/.test(text)) {
    const time = Date.parse(
      /(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})\s*(?:\(.*\))?$/i.test(text) ? text : `${text} UTC`,
    );
    if (Number.isFinite(time)) return new Date(time).toISOString();
  }
  const first = MONTH_FIRST.exec(text);
  if (first) return named(first[3], first[1], first[2]);
  const day = DAY_FIRST.exec(text);
  return day ? named(day[3], day[2], day[1]) : undefined;
}
