/** Folds the text of a block for comparison: spaces, invisible characters, letter case, decoration, letter-spacing. */
import { foldWord } from './characters.js';

/** Characters that show nothing: Unicode category Cf and the fillers and selectors outside it. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5/gu;
/** All white space but single blanks, which stay as they are; with the two blanks that `\s` leaves out. */
const SPACES = /(?:[^\S ]|[\u0085\u2800])[\s\u0085\u2800]*| [\s\u0085\u2800]+/gu;
/** Only characters of these ranges may be invisible; most texts have none and need not be searched for each. */
const MAY_BE_INVISIBLE = /[\xad\u0600-\u200f\u2028-\u202f\u205f-\u2fff\u3164\ud800-\uffff]|\u034f/;
/** Named and numbered references to blanks that survive in text taken from HTML by others. */
const BLANK_REFERENCES = /&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|shy|#160|#8203|#xa0|#x200b);/giu;

const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}]/u;
/** Marks of a quotation or of a question; text that they enclose says something. */
const QUOTES = new Set(['"', '“', '”', '„', '‟', '‘', '‚', '「', '」', '『', '』', '《', '》']);
/** Quotation marks only as a pair: apostrophes and arrows look the same. */
const PAIRED_QUOTES = new Set(['«', '»', '‹', '›', "'", '’']);
const MEANINGFUL = new Set([
  '?',
  '¿',
  '？',
  '؟',
  '%',
  '$',
  '€',
  '£',
  '&',
  '@',
  ',',
  ';',
  "'",
  '’',
  ...QUOTES,
]);

/** One space for any white space, nothing invisible, no space at the ends. Letters are left as they are. */
export function normaliseSpace(text: string): string {
  const plain = text.includes('&') ? text.replace(BLANK_REFERENCES, ' ') : text;
  const visible = MAY_BE_INVISIBLE.test(plain) ? plain.replace(INVISIBLE, '') : plain;
  return visible.replace(SPACES, ' ').trim();
}

/** One blank for any white space (`\s`) and none at the ends; single blanks cost nothing. */
export function joinSpace(text: string): string {
  return text.replace(/[^\S ]\s*| \s+/g, ' ').trim();
}

const PRINTABLE_ASCII = /^[ -~]*$/u;
const SPACE_RUNS = / {2,}/gu;

/** As `normaliseSpace`, and without letter case, accents, full-width and ligature forms. */
export function foldText(text: string): string {
  if (PRINTABLE_ASCII.test(text) && !text.includes('&')) {
    return text.toLowerCase().replace(SPACE_RUNS, ' ').trim();
  }
  return normaliseSpace(foldWord(normaliseSpace(text)));
}

function isDecoration(character: string): boolean {
  return !LETTER_OR_DIGIT.test(character) && !MEANINGFUL.has(character);
}

/** The UTF-16 length of the character that ends there. */
function lengthBefore(text: string, end: number): number {
  const unit = text.charCodeAt(end - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && end > 1 ? 2 : 1;
}

/** Without the brackets, dashes, bullets, arrows, stars and emoji at both ends. Quotation and question marks stay. */
export function stripDecoration(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end) {
    const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
    if (!isDecoration(character)) break;
    start += character.length;
  }
  while (end > start) {
    const length = lengthBefore(text, end);
    if (!isDecoration(text.slice(end - length, end))) break;
    end -= length;
  }
  return text.slice(start, end);
}

/** Whether the block is a quotation as a whole: quotation marks at an end, guillemets or apostrophes at both. */
export function isQuotation(text: string): boolean {
  const first = text.at(0) ?? '';
  const last = text.at(-1) ?? '';
  return QUOTES.has(first) || QUOTES.has(last) || (PAIRED_QUOTES.has(first) && PAIRED_QUOTES.has(last));
}

/** Joins `a d v e r t` and `a.d.v.e.r.t` to one word; undefined where the text is not letter-spaced. */
export function joinSpacedLetters(folded: string): string | undefined {
  const parts = folded.split(/[ ._·*-]+/u);
  const letters = parts.filter((part) => part !== '');
  if (letters.length < 4 || letters.some((part) => part.length > 2)) return undefined;
  return letters.every((part) => Array.from(part).length === 1) ? letters.join('') : undefined;
}

const FIRST_WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}'’]*/u;
/** A first word is looked for this far, in UTF-16 units. */
const HEAD = 80;

/** The first word where it begins the text and is plain: what `FIRST_WORD` finds in most prose, ten times as fast. */
const PLAIN_WORD = /^[A-Za-z0-9]+(?!['A-Za-z0-9\x80-\uffff])/;

/** The first word, folded: what decides for most prose that it is nothing else. Undefined where there is none near. */
export function foldFirstWord(text: string): string | undefined {
  const head = text.length > HEAD ? text.slice(0, HEAD) : text;
  const plain = PLAIN_WORD.exec(head)?.[0];
  if (plain !== undefined) return plain.toLowerCase();
  const word = FIRST_WORD.exec(head.startsWith('&') ? normaliseSpace(head) : head)?.[0];
  return word === undefined ? undefined : foldText(word);
}
