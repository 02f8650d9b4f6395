/** The one tokeniser behind copies, stories and topics: words as hashes, so that no stage splits strings again. */
import { endianness } from 'node:os';
import {
  APOSTROPHE,
  COMPLEX,
  foldWord,
  isHighIdeograph,
  isHighLetter,
  KIND,
  normaliseWord,
  PLAIN,
  PLAIN_FOLD,
  POINT,
  SEPARATOR,
  SINGLE,
} from './characters.js';
import { HASH_START, hash32, hashEnd, hashStep } from './hash.js';
import { TokenList, type Tokens } from './token-list.js';

export type { Tokens } from './token-list.js';

/** Units read at a time: more than most articles have, and little enough to stay near the processor. */
const WINDOW = 16_384;
/** Shorter texts are copied unit by unit: the call costs more than that. */
const FEWEST_COPIED = 24;
const IS_LITTLE_ENDIAN = endianness() === 'LE';
/** Words with marks, ligatures or apostrophes whose hashes are remembered. */
const MOST_SPELLED = 10_000;
/** A longer part of a text would keep all of it in memory. */
const LONGEST_SPELLED = 12;

interface WordHashes {
  exact: number;
  folded: number;
}

// Reading a text never waits, so that all texts can share this memory.
/** The UTF-16 units at hand and a 0: an array is read several times quicker than a string. */
const units = new Uint16Array(WINDOW + 1);
const bytes = Buffer.from(units.buffer);
const list = new TokenList();
/** Hashes by the word as it stands in the text, so that an answer never depends on what came before. */
const spelled = new Map<string, WordHashes>();

/** A window ends before a separator, which no word spans; a word longer than the window is cut. */
function endOfWindow(text: string, start: number): number {
  const limit = start + WINDOW;
  if (limit >= text.length) return text.length;
  for (let at = limit; at > start; at--) if (KIND[text.charCodeAt(at)] === SEPARATOR) return at;
  return limit;
}

function readUnits(text: string): void {
  const { length } = text;
  if (length >= FEWEST_COPIED && IS_LITTLE_ENDIAN) bytes.write(text, 'utf16le');
  else for (let at = 0; at < length; at++) units[at] = text.charCodeAt(at);
  units[length] = 0;
}

function kindAt(at: number): number {
  return KIND[units[at] as number] as number;
}

function isWordAt(at: number): boolean {
  const kind = kindAt(at);
  return kind === PLAIN || kind === COMPLEX;
}

function isDigitAt(at: number): boolean {
  const unit = units[at] as number;
  return unit >= 0x30 && unit <= 0x39;
}

/** The unit in lower case where it is an ASCII letter. */
function lowerAt(at: number): number {
  return (units[at] as number) | 0x20;
}

function isLatinLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit < 0x250 || (unit >= 0x1e00 && unit < 0x1f00));
}

/** "U.S.", "e.g.", "J.K.": single letters, each followed by a full stop or the end; returns the end, or `at`. */
function endOfAbbreviation(at: number): number {
  let end = at;
  let letters = 0;
  while (kindAt(end) === PLAIN && !isDigitAt(end) && !isWordAt(end + 1)) {
    letters++;
    if (units[end + 1] !== 0x2e) return letters > 1 ? end + 1 : at;
    end += 2;
  }
  return letters > 1 && !isWordAt(end) ? end - 1 : at;
}

/** Whether the apostrophe or point at `at` belongs to the word around it. */
function joins(at: number): boolean {
  if (kindAt(at) === POINT) return isDigitAt(at - 1) && isDigitAt(at + 1);
  if (!isWordAt(at + 1)) return false;
  if (!isLatinLetter(units[at + 1] as number)) return !isDigitAt(at + 1);
  const isNegation = lowerAt(at + 1) === 0x74 && lowerAt(at - 1) === 0x6e;
  return isNegation && !isWordAt(at + 2);
}

/** Length of the English ending after the apostrophe at `at` ("Putin's", "they're"), 0 when it is none. */
function lengthOfEnding(text: string, at: number): number {
  let end = at + 1;
  while (end < at + 4 && isWordAt(end)) end++;
  return /^(?:s|d|m|ll|re|ve)$/i.test(text.slice(at + 1, end)) ? end - at : 0;
}

/** End of the surrogate pair, mark or other unusual unit at `at`; `at` itself where it is no part of a word. */
function endOfComplex(text: string, at: number): number {
  const codePoint = text.codePointAt(at) ?? 0;
  if (codePoint >= 0x10000) return isHighLetter(codePoint) ? at + 2 : at;
  return codePoint >= 0xd800 && codePoint <= 0xdfff ? at : at + 1;
}

/** Marks stay with the character of a script without spaces that carries them (Thai vowels). */
function endOfSingle(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && /\p{M}/u.test(text.charAt(end))) end++;
  return end;
}

/** "1,000" and "1.000" are the same number; a decimal comma is a decimal point. */
function normaliseNumber(word: string): string {
  return /^\d{1,3}(?:[.,]\d{3})+$/.test(word) ? word.replace(/[.,]/g, '') : word.replaceAll(',', '.');
}

function hashesOf(written: string): WordHashes | undefined {
  const word = /^\d/.test(written) ? normaliseNumber(written) : written;
  return word === '' ? undefined : { exact: hash32(word), folded: hash32(foldWord(word)) };
}

function hashSpelled(word: string): WordHashes | undefined {
  const known = spelled.get(word);
  if (known || word.length > LONGEST_SPELLED) return known ?? hashesOf(normaliseWord(word));
  const hashes = hashesOf(normaliseWord(word));
  if (spelled.size >= MOST_SPELLED) spelled.clear();
  if (hashes) spelled.set(word, hashes);
  return hashes;
}

function addSpelled(text: string, start: number, end: number): void {
  const hashes = hashSpelled(text.slice(start, end));
  if (hashes) list.add(hashes.exact, hashes.folded, start, end);
}

/** Whether the character of a script without spaces is its own normal form and no mark. */
function isWhole(unit: number): boolean {
  return (
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0x3041 && unit <= 0x3096) ||
    (unit >= 0x30a1 && unit <= 0x30fc)
  );
}

function addSingle(text: string, start: number): number {
  const unit = units[start] as number;
  const next = units[start + 1] as number;
  const isAlone = isWhole(next) || (KIND[next] !== SINGLE && KIND[next] !== COMPLEX);
  if (isWhole(unit) && isAlone) {
    const hash = hashEnd(hashStep(HASH_START, unit));
    list.add(hash, hash, start, start + 1);
    return start + 1;
  }
  const end = endOfSingle(text, start);
  addSpelled(text, start, end);
  return end;
}

/** An ideograph outside the basic plane is a word; symbols (emoji) and lone surrogates are stepped over. */
function addHighCharacter(text: string, start: number): number {
  const codePoint = text.codePointAt(start) ?? 0;
  if (!isHighIdeograph(codePoint)) return start + (codePoint > 0xffff ? 2 : 1);
  addSpelled(text, start, start + 2);
  return start + 2;
}

/** The slow path: a word with marks, apostrophes or points inside. */
function addUnusualWord(text: string, start: number, from: number): number {
  let end = from;
  for (;;) {
    const kind = kindAt(end);
    if (kind === PLAIN) end++;
    else if (kind === COMPLEX) {
      const next = endOfComplex(text, end);
      if (next === end) break;
      end = next;
    } else if ((kind === APOSTROPHE || kind === POINT) && end > start && joins(end)) end++;
    else break;
  }
  if (end === start) return addHighCharacter(text, start);
  addSpelled(text, start, end);
  return end;
}

function addAbbreviation(text: string, start: number, end: number): number {
  const word = normaliseWord(text.slice(start, end).replaceAll('.', ''));
  list.add(hash32(word), hash32(foldWord(word)), start, end);
  return end;
}

/** Most words are written as they fold. */
function hashAsWritten(start: number, end: number): number {
  let hash = HASH_START;
  for (let at = start; at < end; at++) hash = hashStep(hash, units[at] as number);
  return hashEnd(hash);
}

function addPlain(start: number, end: number, folded: number, differences: number): void {
  list.add(differences === 0 ? folded : hashAsWritten(start, end), folded, start, end);
}

/** A word that began plainly, up to `at`, where no separator follows; returns its end. */
function endWord(text: string, start: number, at: number, folded: number, differences: number): number {
  const kind = kindAt(at);
  if (kind === COMPLEX) return addUnusualWord(text, start, at);
  if (kind === POINT && at === start + 1) {
    const end = endOfAbbreviation(start);
    if (end > at) return addAbbreviation(text, start, end);
  }
  if ((kind === POINT || kind === APOSTROPHE) && joins(at)) return addUnusualWord(text, start, at);
  addPlain(start, at, folded, differences);
  return at;
}

function withoutEnding(text: string, end: number): number {
  return kindAt(end) === APOSTROPHE ? end + lengthOfEnding(text, end) : end;
}

/** Whatever no letter begins that is its own normal form; returns where to read on. */
function readOther(text: string, at: number): number {
  const kind = kindAt(at);
  if (kind === COMPLEX) return withoutEnding(text, addUnusualWord(text, at, at));
  return kind === SINGLE ? addSingle(text, at) : at + 1;
}

function readWords(text: string): void {
  readUnits(text);
  const { length } = text;
  let at = 0;
  while (at < length) {
    const start = at;
    let folded = HASH_START;
    let differences = 0;
    for (;;) {
      const unit = units[at] as number;
      const fold = PLAIN_FOLD[unit] as number;
      if (fold === 0) break;
      differences |= fold ^ unit;
      folded = hashStep(folded, fold);
      at++;
    }
    if (at === start) at = readOther(text, at);
    else if (kindAt(at) === SEPARATOR) addPlain(start, at++, hashEnd(folded), differences);
    else at = withoutEnding(text, endWord(text, start, at, hashEnd(folded), differences));
  }
}

/**
 * Splits a text into words and hashes them. Rules, the same for every language:
 * a word is a run of letters, digits and marks; hyphens split ("COVID-19" is two words in a row);
 * an apostrophe splits ("l'Ukraine", "O'Neill") but in "n't" and before letters that are not Latin ("об'єкт"),
 * and the endings 's, 're, 've, 'll, 'd, 'm are dropped ("Putin's" is "Putin"); abbreviations of single letters lose
 * their full stops ("U.S." is "US"); numbers keep their inner points ("1,000" is "1000", "3,5" is "3.5");
 * Chinese, Japanese, Thai, Lao, Khmer and Burmese give one word a character, so that a phrase is words in a row.
 */
export function tokenise(text: string): Tokens {
  list.clear();
  for (let start = 0; start < text.length; ) {
    const end = endOfWindow(text, start);
    list.begin(start);
    readWords(end - start === text.length ? text : text.slice(start, end));
    start = end;
  }
  return list.copy();
}
