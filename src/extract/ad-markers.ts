/** All ad markers as one table: the folded text of a block to how certain it is that the block is a marker. */
import { foldText } from '../text/normalise.js';
import type { MarkerGroup } from './ad-marker-group.js';
import { EAST_EUROPEAN_MARKERS } from './ad-markers-east.js';
import { ENGLISH_MARKERS } from './ad-markers-english.js';
import { WEST_EUROPEAN_MARKERS } from './ad-markers-west.js';
import { WORLD_MARKERS } from './ad-markers-world.js';
import { FormTable, toForms } from './marker-forms.js';

/** `always` wherever it stands; `weak` may be a heading; `shout` is a word that needs capitals or brackets. */
export type Certainty = 'always' | 'weak' | 'shout';

export const MARKER_GROUPS: readonly MarkerGroup[] = [
  ...ENGLISH_MARKERS,
  ...WEST_EUROPEAN_MARKERS,
  ...EAST_EUROPEAN_MARKERS,
  ...WORLD_MARKERS,
];

/** Most words have neither counters nor punctuation to look for. */
const PLAIN = /^[a-z ]*$/;
const SEPARATORS = /(?:(?!["“”„‟'‘’‚「」『』《》?¿؟%$€£&@,;])[^\p{L}\p{N}\p{M}])+/gu;
/** Counters, and not the `2.0` of a title. */
const SHORT_NUMBERS = /(?<!\p{N}[.,]?)\p{N}{1,2}(?![.,]?\p{N})/gu;

/** The form in which blocks and markers are compared: folded, punctuation between words as a space, counters as `0`. */
export function markerKey(text: string): string {
  const folded = foldText(text);
  return PLAIN.test(folded) ? folded : folded.replace(SHORT_NUMBERS, '0').replace(SEPARATORS, ' ').trim();
}

function cleanText(text: string): string {
  return text.replace(SEPARATORS, ' ').trim();
}

function buildTable(): FormTable<Certainty> {
  const table = new FormTable<Certainty>();
  for (const level of ['shout', 'weak', 'always'] as const) {
    for (const group of MARKER_GROUPS) {
      for (const form of toForms(group[level] ?? '')) table.add(form, level, cleanText);
    }
  }
  return table;
}

/** Keys as `markerKey` makes them. */
export const AD_MARKERS = buildTable();

/** The most words that one marker has; a block of more words can only be several markers. */
export const LONGEST_MARKER = 16;

/** The markers of three words at most without their spaces, for letter-spaced labels. */
export const JOINED_MARKERS: ReadonlySet<string> = new Set(
  [...AD_MARKERS.texts()]
    .filter(([key, level]) => level === 'always' && key.length > 4 && key.split(' ').length <= 3)
    .map(([key]) => key.replaceAll(' ', '')),
);

const STEMS = [...new Set(MARKER_GROUPS.flatMap((group) => toForms(group.stems)))];
const escaped = STEMS.map((stem) => stem.replace(/[^\p{L}\p{N}\p{M} ]/gu, ''));
const short = escaped.filter((stem) => stem.length <= 3);
const long = escaped.filter((stem) => stem.length > 3);
const SPEAKS_OF_ADS = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${long.join('|')}|(?:${short.join('|')})(?![\\p{L}\\p{M}]))|广告|廣告|広告|광고|โฆษณา`,
  'u',
);

/** Whether a text, a title or a paragraph, speaks of advertising in any of the languages. */
export function speaksOfAds(text: string): boolean {
  return SPEAKS_OF_ADS.test(foldText(text));
}

/** Whether a marker may begin with the folded word, which may be one marker many times over. */
export function startsMarker(word: string): boolean {
  return AD_MARKERS.startsWith(word) || (word.length > 9 && startsRepeated(word));
}

function startsRepeated(word: string): boolean {
  for (let length = 5; length * 2 <= word.length && length <= 40; length++) {
    const first = word.slice(0, length);
    if (word.startsWith(first, length) && AD_MARKERS.startsWith(first)) return true;
  }
  return false;
}
