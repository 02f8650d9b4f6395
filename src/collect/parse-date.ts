/** Reads a date in any shape that feeds use, and gives one instant. */
import { monthNames } from './month-names.js';
import { writeInstant } from './write-instant.js';

/**
 * Gives an ISO 8601 UTC instant, or undefined when the text holds no date.
 *
 * Zones: a numeric offset counts; so do UTC, GMT, Z and the names of `zoneMinutes`; a military letter other than Z, an
 * unknown name and no zone at all mean UTC (RFC 5322 §4.3). A date without a time is midnight UTC. Two-digit years:
 * 00–49 are 2000s, 50–99 are 1900s (RFC 5322 §4.3). `1/2/2021` is the second of January, `1.2.2021` and `1-2-2021` are the
 * first of February. Plain numbers are Unix seconds (9–10 digits), milliseconds (12–13) or `YYYYMMDD[hhmmss]`.
 * `language` (BCP 47) decides between languages whose month names clash.
 */
export function parseDate(text: string, language?: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 120) return undefined;
  if (ownForm.test(trimmed)) return trimmed.length === 20 ? trimmed.replace('Z', '.000Z') : trimmed;
  const parts = readRfc822(trimmed) ?? readIso(trimmed) ?? readNumber(trimmed) ?? readFree(trimmed, language);
  return parts === undefined ? undefined : toInstant(parts);
}

/** An instant as we write it, on a day that every month has: there is nothing to compute. */
const ownForm =
  /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/;

export interface DateParts {
  year: number;
  /** 1 to 12. */
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  millisecond?: number;
  /** Minutes east of UTC. */
  offset?: number;
}

/** Common zone names (tz database, RFC 5322 §4.3) with their minutes east of UTC. */
const zoneMinutes: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 60,
  bst: 60,
  ist: 330,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  mez: 60,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  msd: 240,
  trt: 180,
  ast: -240,
  adt: -180,
  nst: -210,
  ndt: -150,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  hdt: -540,
  jst: 540,
  kst: 540,
  hkt: 480,
  sgt: 480,
  pht: 480,
  awst: 480,
  acst: 570,
  acdt: 630,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  sast: 120,
  wat: 60,
  cat: 120,
  eat: 180,
  gst: 240,
  pkt: 300,
  npt: 345,
  wib: 420,
  wita: 480,
  wit: 540,
  brt: -180,
  art: -180,
  clt: -240,
  pet: -300,
  cot: -300,
  et: -300,
  ct: -360,
  mt: -420,
  pt: -480,
};

const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const rfc822 =
  /^(?:[a-z]{2,9}\.?,?\s*)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{2,4}),?(?:\s+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?\s*([a-z]{1,5}|[+-]\d{1,2}:?\d{0,2})?(?:\s*\(.*\))?$/i;

function readRfc822(text: string): DateParts | undefined {
  const match = rfc822.exec(text);
  if (!match) return undefined;
  const [, day, name = '', year = '', hour, minute, second, zone] = match;
  const month = englishMonths.indexOf(name.toLowerCase()) + 1;
  if (month === 0) return undefined;
  return {
    year: fullYear(year),
    month,
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    offset: zoneOffset(zone),
  };
}

const iso =
  /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?|-(\d{3}))?(?:(?:\s*t\s*|\s+)(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?\s*(z|[a-z]{2,5}|[+-]\d{1,2}:?\d{0,2})?)?$/i;

function readIso(text: string): DateParts | undefined {
  if (/^\d+$/.test(text) && text.length !== 4 && text.length !== 8) return undefined;
  const match = iso.exec(text);
  if (!match) return undefined;
  const [, year, month, day, dayOfYear, hour, minute, second, fraction, zone] = match;
  return {
    year: Number(year),
    month: dayOfYear === undefined ? Number(month ?? 1) : 1,
    day: Number(dayOfYear ?? day ?? 1),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    millisecond: fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000),
    offset: zoneOffset(zone),
  };
}

function readNumber(text: string): DateParts | undefined {
  const stamp = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?$/.exec(text);
  if (stamp && /^(?:19|20)/.test(text) && text.length !== 13) {
    const [year = 0, month, day, hour, minute, second = 0] = stamp.slice(1).map((part) => Number(part ?? 0));
    return { year, month, day, hour, minute, second };
  }
  const seconds = /^(\d{9,10})(?:\.\d+)?$/.exec(text)?.[1];
  const milliseconds = seconds === undefined ? /^\d{12,13}$/.exec(text)?.[0] : `${seconds}000`;
  if (milliseconds === undefined) return undefined;
  return { year: 1970, month: 1, day: 1, millisecond: Number(milliseconds) };
}

function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || zone === '') return 0;
  const named = zoneMinutes[zone.toLowerCase()];
  if (named !== undefined) return named;
  const numeric = /^(?:gmt|utc)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone);
  if (!numeric) return 0;
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  return numeric[1] === '-' ? -minutes : minutes;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  if (digits.length === 3) return 1900 + year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function toInstant(parts: DateParts): string | undefined {
  const { year, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0, offset = 0 } = parts;
  const isPlausible =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 366 &&
    hour <= 24 &&
    minute < 60 &&
    second <= 61 &&
    Math.abs(offset) <= 900;
  if (!isPlausible || year < 1) return undefined;
  const time = Date.UTC(year, month - 1, day, hour, minute - offset, second, millisecond);
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  return year < 100 || !(Math.abs(time) < 253_402_300_800_000) ? undefined : writeInstant(time);
}

/** Lower case without the marks on Latin, Greek and Cyrillic letters. */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();

/** Takes the time out of the text, then looks for a date in what is left. */
function readFree(text: string, language: string | undefined): DateParts | undefined {
  const folded = foldName(text).replace(/[\u200e\u200f]/g, '');
  const clock = readClock(folded);
  const rest = clock === undefined ? folded : `${folded.slice(0, clock.start)} ${folded.slice(clock.end)}`;
  const day = readNumericDay(rest) ?? readNamedDay(rest, language);
  return day && { ...day, ...clock?.parts };
}

const clockPattern =
  /(오전|오후|上午|下午|午前|午後)?\s*\b(\d{1,2})(?::|h|時|时|시\s?)(\d{2})(?:(?::|分|분\s?)(\d{2})(?:\.\d+)?(?:秒|초)?)?(?:分|분)?\s*([ap]\.?\s?m\b\.?)?\s*((?:gmt|utc)?\s?[+-]\d{1,2}:?\d{0,2}\b|[a-z]{1,5}\b)?/;

/** A time of day with its zone, and where in the folded text it stands. */
export function readClock(
  text: string,
): { start: number; end: number; parts: Partial<DateParts> } | undefined {
  const match = clockPattern.exec(text);
  if (!match) return undefined;
  const [whole, before, hourText, minute, second, after, zone] = match;
  const isAfternoon = after?.startsWith('p') || /^(?:오후|下午|午後)$/.test(before ?? '');
  const isTwelve = after !== undefined || before !== undefined;
  const hour = isTwelve ? (Number(hourText) % 12) + (isAfternoon ? 12 : 0) : Number(hourText);
  const isZone = zone !== undefined && (/[+-]/.test(zone) || zone in zoneMinutes);
  const length = zone !== undefined && !isZone ? whole.length - zone.length : whole.length;
  const offset = isZone ? zoneOffset(zone.replace(/\s/g, '')) : 0;
  const parts = { hour, minute: Number(minute), second: Number(second ?? 0), offset };
  return { start: match.index, end: match.index + length, parts };
}

function readNumericDay(text: string): DateParts | undefined {
  const yearFirst = /\b(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)/.exec(text);
  if (yearFirst)
    return { year: Number(yearFirst[1]), month: Number(yearFirst[2]), day: Number(yearFirst[3]) };
  const yearLast = /\b(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})\b/.exec(text);
  if (!yearLast) return undefined;
  const [, first = '', separator, second = '', year = ''] = yearLast;
  const monthFirst = separator === '/' ? Number(first) <= 12 : Number(second) > 12;
  const [month, day] = monthFirst ? [first, second] : [second, first];
  return { year: fullYear(year), month: Number(month), day: Number(day) };
}

function readNamedDay(text: string, language: string | undefined): DateParts | undefined {
  const words = text.split(/[^\p{L}\p{M}\d]+/u).flatMap((word) => word.split(/(?<=\d)(?=\D)|(?<=\D)(?=\d)/));
  let month: number | undefined;
  const numbers: string[] = [];
  for (const word of words) {
    if (/^\d+$/.test(word)) numbers.push(word);
    else month ??= findMonth(word, language);
  }
  const year = numbers.find((number) => number.length === 4) ?? numbers[1];
  if (month === undefined || year === undefined) return undefined;
  const day = numbers.find((number) => number !== year && number.length <= 2);
  return { year: fullYear(year), month, day: Number(day ?? 1) };
}

function indexNames(lists: readonly string[]): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  for (const list of lists) {
    for (const [month, names] of list.split('|').entries())
      for (const name of names.split(' ')) if (!index.has(name)) index.set(name, month + 1);
  }
  return index;
}

const monthsOfAll = indexNames(Object.values(monthNames));
const monthsByLanguage = new Map(
  Object.entries(monthNames).map(([language, list]) => [language, indexNames([list])]),
);

/** 1 to 12 for a month name in any of the languages; the given language is asked first, then English. */
export function findMonth(folded: string, language?: string): number | undefined {
  if (folded.length < 2) return undefined;
  const own = monthsByLanguage.get(language?.toLowerCase().split('-')[0] ?? '');
  return own?.get(folded) ?? monthsOfAll.get(folded);
}
