/** Decides whether the whole text of one block is an ad marker. */
import {
  foldText,
  isQuotation,
  joinSpacedLetters,
  normaliseSpace,
  stripDecoration,
} from '../text/normalise.js';
import {
  AD_MARKERS,
  type Certainty,
  JOINED_MARKERS,
  LONGEST_MARKER,
  markerKey,
  startsMarker,
} from './ad-markers.js';
import { isSponsorLabel } from './sponsor-label.js';

/** No marker, however decorated or repeated, is longer; longer blocks are not even folded. In UTF-16 units. */
const MAX_BLOCK = 400;
const MAX_WORDS = 40;
/** `3`, `1 of 3`, `0:15`, `2/5` after a label; a bare `AD 79` is a year. */
const COUNTER = /^0(?: (?:of |von |de |sur |di |из )?0)?s?(?= |$)/u;
const BRACKETED = /^[[({<【［（*—–-].*[\])}>】］）*—–-]$/su;

export interface MarkerMatch {
  certainty: Exclude<Certainty, 'shout'>;
  /** Whether decoration, repetition or several words together leave no doubt that it is a label. */
  labelled: boolean;
}

function isShouted(text: string): boolean {
  const letters = text.replace(/\P{L}/gu, '');
  return BRACKETED.test(text) || (letters === letters.toUpperCase() && letters !== letters.toLowerCase());
}

/** `advertisementadvertisement`: what remains when blocks are joined without a space. */
function isRepeatedWord(word: string): boolean {
  for (let times = 2; times <= 6; times++) {
    const length = word.length / times;
    if (!Number.isInteger(length) || length < 5) continue;
    const first = word.slice(0, length);
    if (AD_MARKERS.get(first) === 'always' && first.repeat(times) === word) return true;
  }
  return false;
}

function lookUp(key: string, extra: ReadonlySet<string>): Certainty | undefined {
  if (extra.has(key)) return 'always';
  return AD_MARKERS.get(key) ?? (isRepeatedWord(key) ? 'always' : undefined);
}

/** The markers that together cover all words of the key, the longest first at each place; undefined where none do. */
function cover(key: string, extra: ReadonlySet<string>): Certainty[] | undefined {
  const words = key.split(' ');
  if (words.length > MAX_WORDS) return undefined;
  const dead = new Set<number>();
  const from = (start: number): Certainty[] | undefined => {
    if (start === words.length) return [];
    if (dead.has(start) || !startsMarker(words[start] ?? '', extra)) return undefined;
    for (let end = Math.min(words.length, start + LONGEST_MARKER); end > start; end--) {
      const certainty = lookUp(words.slice(start, end).join(' '), extra);
      if (certainty === undefined) continue;
      const rest = from(afterCounter(words, start, end));
      if (rest) return [certainty, ...rest];
    }
    dead.add(start);
    return undefined;
  };
  return from(0);
}

function afterCounter(words: readonly string[], start: number, end: number): number {
  const counter = COUNTER.exec(words.slice(end, end + 4).join(' '))?.[0];
  if (counter === undefined) return end;
  const isYear = counter === '0' && words[start] === 'ad' && end === start + 1;
  return isYear ? end : end + counter.split(' ').length;
}

function judgeKey(key: string, text: string, extra: ReadonlySet<string>): MarkerMatch | undefined {
  const parts = cover(key, extra);
  if (!parts || parts.length === 0) return undefined;
  if (parts.includes('shout') && !isShouted(text)) return undefined;
  const several = parts.length > 1;
  const certainty = parts.includes('always') ? 'always' : 'weak';
  return { certainty, labelled: several || isShouted(text) };
}

const FIRST_WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}'’]*/u;

/** A quick no for most prose, before the whole block is folded: by its first word, or by its first letter if it stands alone. */
function mayBeMarker(block: string, extra: ReadonlySet<string>): boolean {
  const start = normaliseSpace(block.slice(0, 80));
  const word = FIRST_WORD.exec(start)?.[0];
  if (word === undefined) return block.length > 80;
  return Array.from(word).length === 1 || startsMarker(foldText(word), extra);
}

/** Keys of markers that the config adds, as the other functions expect them. */
export function extraMarkers(markers: readonly string[] = []): ReadonlySet<string> {
  return new Set(markers.map(markerKey).filter((key) => key !== ''));
}

/**
 * The match when the whole block is a marker: case, accents, decoration, repetition, counters, invisible characters
 * and letter-spacing aside. Quotations and questions are never markers.
 */
export function matchMarker(block: string, extra: ReadonlySet<string> = new Set()): MarkerMatch | undefined {
  const trimmed = block.length > MAX_BLOCK ? block.trim() : block;
  if (trimmed.length > MAX_BLOCK) return undefined;
  if (!mayBeMarker(trimmed, extra)) return undefined;
  const text = normaliseSpace(trimmed);
  if (text === '' || isQuotation(stripOuter(text))) return undefined;
  const key = markerKey(text);
  if (key === '') return undefined;
  const match = judgeKey(key, text, extra) ?? judgeKey(markerKey(splitCamel(text)), text, extra);
  if (match) return match;
  const joined = joinSpacedLetters(key);
  if (joined !== undefined && JOINED_MARKERS.has(joined)) return { certainty: 'always', labelled: true };
  return isSponsorLabel(text) ? { certainty: 'always', labelled: true } : undefined;
}

/** `AdvertisementStory continues below`: two blocks joined without a space. */
function splitCamel(text: string): string {
  return text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
}

function stripOuter(text: string): string {
  return /[«»‹›]/u.test(text) ? text : stripDecoration(text);
}
