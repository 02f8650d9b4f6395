/** Reads dates that count from now or leave the year out, as listing pages show them. */
import { findMonth, foldName, readClock } from './parse-date.js';
import { type RelativeWords, relativeWords } from './relative-words.js';

const minute = 60_000;
const unitMs: Readonly<Record<keyof RelativeWords['units'], number>> = {
  minute,
  hour: 60 * minute,
  day: 1440 * minute,
  week: 7 * 1440 * minute,
  month: 30 * 1440 * minute,
  year: 365 * 1440 * minute,
};

/**
 * "5 minutes ago", "gestern, 14:30", "3 March": an ISO 8601 UTC instant at or before `now`, or undefined. Clock times are
 * taken as UTC; a day without a year is the last such day. `language` (BCP 47) is asked first, then all the others.
 */
export function parseRelativeDate(text: string, now: Date, language?: string): string | undefined {
  const folded = foldName(text).replace(/\s+/g, ' ').trim();
  if (folded === '' || folded.length > 80) return undefined;
  const own = relativeWords[language?.toLowerCase().split('-')[0] ?? ''];
  for (const words of own === undefined
    ? Object.values(relativeWords)
    : [own, ...Object.values(relativeWords)]) {
    const time = countedFrom(folded, words, now) ?? namedDay(folded, words, now);
    if (time !== undefined) return new Date(time).toISOString();
  }
  return dayWithoutYear(folded, now, language);
}

/** One amount and one unit; the longest fitting word decides, so that "month" is not taken for "m". */
function countedFrom(text: string, words: RelativeWords, now: Date): number | undefined {
  const match = /(?:^|[^\d:.\p{L}])(\d{1,3}|an?|one|eine[mnr]?|une?|una?)\s?\+?\s?(\p{L}+)/u.exec(text);
  if (!match || /\d[:.]\d\d/.test(text)) return undefined;
  const [, amount = '', word = ''] = match;
  let best: { length: number; ms: number } | undefined;
  for (const [unit, stems] of Object.entries(words.units) as [
    keyof RelativeWords['units'],
    readonly string[],
  ][]) {
    for (const stem of stems) {
      const isFit =
        stem.length < 3
          ? word === stem || (/^\P{ASCII}/u.test(stem) && word.startsWith(stem))
          : word.startsWith(stem);
      if (isFit && stem.length > (best?.length ?? 0)) best = { length: stem.length, ms: unitMs[unit] };
    }
  }
  const count = /^\d/.test(amount) ? Number(amount) : 1;
  return best && now.getTime() - count * best.ms;
}

function namedDay(text: string, words: RelativeWords, now: Date): number | undefined {
  const found = new Set(text.split(/[^\p{L}\p{M}'’]+/u));
  const has = (list: readonly string[]) =>
    list.some((word) => found.has(word) || (/^\P{ASCII}/u.test(word) && text.startsWith(word)));
  if (has(words.now) && found.size < 5) return now.getTime();
  const daysBack = has(words.yesterday) ? 1 : has(words.today) ? 0 : undefined;
  if (daysBack === undefined) return undefined;
  const { hour = 0, minute: minutes = 0, offset = 0 } = readClock(text)?.parts ?? {};
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - daysBack);
  return Math.min(now.getTime(), midnight + (hour * 60 + minutes - offset) * minute);
}

function dayWithoutYear(text: string, now: Date, language: string | undefined): string | undefined {
  const clock = readClock(text);
  const rest = clock === undefined ? text : `${text.slice(0, clock.start)} ${text.slice(clock.end)}`;
  const words = rest.split(/[^\p{L}\p{M}\d]+/u).filter((word) => word !== '');
  const month = words.map((word) => findMonth(word, language)).find((found) => found !== undefined);
  const day = words
    .map((word) => /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1])
    .find((found) => found !== undefined);
  if (month === undefined || day === undefined || words.length > 6) return undefined;
  const { hour = 0, minute: minutes = 0, offset = 0 } = clock?.parts ?? {};
  const inYear = (year: number) => Date.UTC(year, month - 1, Number(day), hour, minutes - offset);
  const year = now.getUTCFullYear();
  // Tomorrow's date is a matter of time zones, not of last year.
  const isPast = inYear(year) <= now.getTime() + 1440 * minute;
  return new Date(inYear(isPast ? year : year - 1)).toISOString();
}
