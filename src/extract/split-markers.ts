/** Reads a folded text as a row of ad markers: repetitions, counters, a label and a jump line in one block. */
import { AD_MARKERS, type Certainty, LONGEST_MARKER } from './ad-markers.js';

const MAX_WORDS = 40;
/** `3`, `1 of 3`, `0:15`, `2/5` after a label, with every number as `0`. */
const COUNTER = /^0(?: (?:of |von |de |sur |di |из )?0)?s?(?= |$)/u;

/** `advertisementadvertisement`: what remains when blocks are joined without a space. */
function findRepeated(word: string): string | undefined {
  for (let times = 2; times <= 6; times++) {
    const length = word.length / times;
    if (!Number.isInteger(length) || length < 5) continue;
    const first = word.slice(0, length);
    if (AD_MARKERS.get(first) === 'always' && first.repeat(times) === word) return first;
  }
  return undefined;
}

/** A bare `AD 79` is a year, `AD 1 of 2` is not. */
function afterCounter(words: readonly string[], start: number, end: number): number {
  const counter = COUNTER.exec(words.slice(end, end + 4).join(' '))?.[0];
  if (counter === undefined) return end;
  const isYear = counter === '0' && words[start] === 'ad' && end === start + 1;
  return isYear ? end : end + counter.split(' ').length;
}

/** The certainties of the markers that cover all words from `start` on, the longest first; undefined where none do. */
function cover(words: readonly string[], start: number, dead: Set<number>): Certainty[] | undefined {
  if (start === words.length) return [];
  if (dead.has(start) || !AD_MARKERS.startsWith(words[start] ?? '')) return undefined;
  for (let end = Math.min(words.length, start + LONGEST_MARKER); end > start; end--) {
    const certainty = AD_MARKERS.get(words.slice(start, end).join(' '));
    if (certainty === undefined) continue;
    const rest = cover(words, afterCounter(words, start, end), dead);
    if (rest) return [certainty, ...rest];
  }
  dead.add(start);
  return undefined;
}

/** `key` is a text as `markerKey` gives it. Undefined where it is anything but markers. */
export function splitMarkers(key: string): Certainty[] | undefined {
  const words = key.split(' ').map((word) => findRepeated(word) ?? word);
  if (words.length > MAX_WORDS || !words.every((word) => AD_MARKERS.knowsWord(word))) return undefined;
  return cover(words, 0, new Set());
}
