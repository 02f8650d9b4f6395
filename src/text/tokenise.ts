/** The one tokeniser behind copies, stories and topics: words as hashes, so that no stage splits strings again. */
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

/** The words of a text in order; all arrays have `count` elements. */
export interface Tokens {
  count: number;
  /** 32-bit hash of the word as written, in NFC. */
  exact: Int32Array;
  /** 32-bit hash after folding of case and diacritics. */
  folded: Int32Array;
  /** UTF-16 offset of the word's first unit. */
  starts: Int32Array;
  /** UTF-16 offset after the word's last unit. */
  ends: Int32Array;
}

/** Arrays of up to 16 numbers are allocated on the heap, which is several times quicker: keywords are this short. */
const FEWEST_WORDS = 4;

/** Growing arrays of tokens: the number of words is not known before the end. */
class TokenList {
  count = 0;
  private exact: Int32Array;
  private folded: Int32Array;
  private starts: Int32Array;
  private ends: Int32Array;

  constructor(capacity: number) {
    this.exact = new Int32Array(capacity);
    this.folded = new Int32Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
  }

  add(exact: number, folded: number, start: number, end: number): void {
    const at = this.count++;
    if (at === this.exact.length) this.grow(at * 2);
    this.exact[at] = exact;
    this.folded[at] = folded;
    this.starts[at] = start;
    this.ends[at] = end;
  }

  private grow(capacity: number): void {
    const larger = (array: Int32Array): Int32Array => {
      const copy = new Int32Array(capacity);
      copy.set(array);
      return copy;
    };
    this.exact = larger(this.exact);
    this.folded = larger(this.folded);
    this.starts = larger(this.starts);
    this.ends = larger(this.ends);
  }

  finish(): Tokens {
    const { count } = this;
    return {
      count,
      exact: this.exact.subarray(0, count),
      folded: this.folded.subarray(0, count),
      starts: this.starts.subarray(0, count),
      ends: this.ends.subarray(0, count),
    };
  }
}

function kindAt(text: string, at: number): number {
  return at < text.length ? (KIND[text.charCodeAt(at)] as number) : SEPARATOR;
}

function isWordAt(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  return kind === PLAIN || kind === COMPLEX;
}

function isDigitAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

function isLatinLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit < 0x250 || (unit >= 0x1e00 && unit < 0x1f00));
}

/** "U.S.", "e.g.", "J.K.": single letters, each followed by a full stop or the end; returns the end, or `at`. */
function endOfAbbreviation(text: string, at: number): number {
  let end = at;
  let letters = 0;
  while (kindAt(text, end) === PLAIN && !isDigitAt(text, end) && !isWordAt(text, end + 1)) {
    letters++;
    if (text.charCodeAt(end + 1) !== 0x2e) return letters > 1 ? end + 1 : at;
    end += 2;
  }
  return letters > 1 && !isWordAt(text, end) ? end - 1 : at;
}

/** Whether the apostrophe or point at `at` belongs to the word around it. */
function joins(text: string, at: number): boolean {
  if (kindAt(text, at) === POINT) return isDigitAt(text, at - 1) && isDigitAt(text, at + 1);
  if (!isWordAt(text, at + 1)) return false;
  const next = text.charCodeAt(at + 1);
  if (!isLatinLetter(next)) return !isDigitAt(text, at + 1);
  const isNegation = (next | 0x20) === 0x74 && (text.charCodeAt(at - 1) | 0x20) === 0x6e;
  return isNegation && !isWordAt(text, at + 2);
}

/** Length of the English ending after the apostrophe at `at` ("Putin's", "they're"), 0 when it is none. */
function lengthOfEnding(text: string, at: number): number {
  let end = at + 1;
  while (end < at + 4 && isWordAt(text, end)) end++;
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

function addSpelled(list: TokenList, text: string, start: number, end: number): void {
  const written = normaliseWord(text.slice(start, end));
  const word = isDigitAt(written, 0) ? normaliseNumber(written) : written;
  if (word !== '') list.add(hash32(word), hash32(foldWord(word)), start, end);
}

/** An ideograph outside the basic plane is a word; symbols (emoji) and lone surrogates are stepped over. */
function addHighCharacter(list: TokenList, text: string, start: number): number {
  const codePoint = text.codePointAt(start) ?? 0;
  if (!isHighIdeograph(codePoint)) return start + (codePoint > 0xffff ? 2 : 1);
  addSpelled(list, text, start, start + 2);
  return start + 2;
}

/** The slow path: a word with marks, apostrophes or points inside. */
function addUnusualWord(list: TokenList, text: string, start: number, from: number): number {
  let end = from;
  for (;;) {
    const kind = kindAt(text, end);
    if (kind === PLAIN) end++;
    else if (kind === COMPLEX) {
      const next = endOfComplex(text, end);
      if (next === end) break;
      end = next;
    } else if ((kind === APOSTROPHE || kind === POINT) && end > start && joins(text, end)) end++;
    else break;
  }
  if (end === start) return addHighCharacter(list, text, start);
  addSpelled(list, text, start, end);
  return end;
}

function addAbbreviation(list: TokenList, text: string, start: number, end: number): number {
  const word = normaliseWord(text.slice(start, end).replaceAll('.', ''));
  list.add(hash32(word), hash32(foldWord(word)), start, end);
  return end;
}

/** Most words are written as they fold. */
function hashAsWritten(text: string, start: number, end: number): number {
  let hash = HASH_START;
  for (let at = start; at < end; at++) hash = hashStep(hash, text.charCodeAt(at));
  return hashEnd(hash);
}

function addWord(list: TokenList, text: string, start: number): number {
  const { length } = text;
  let folded = HASH_START;
  let differences = 0;
  let at = start;
  for (; at < length; at++) {
    const unit = text.charCodeAt(at);
    const fold = PLAIN_FOLD[unit] as number;
    if (fold === 0) break;
    differences |= fold ^ unit;
    folded = hashStep(folded, fold);
  }
  if (at < length) {
    const kind = KIND[text.charCodeAt(at)];
    if (kind === COMPLEX) return addUnusualWord(list, text, start, at);
    if (kind === POINT && at === start + 1) {
      const end = endOfAbbreviation(text, start);
      if (end > at) return addAbbreviation(list, text, start, end);
    }
    if ((kind === POINT || kind === APOSTROPHE) && joins(text, at)) {
      return addUnusualWord(list, text, start, at);
    }
  }
  const hash = hashEnd(folded);
  list.add(differences === 0 ? hash : hashAsWritten(text, start, at), hash, start, at);
  return at;
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
  const list = new TokenList((text.length >> 2) + FEWEST_WORDS);
  let at = 0;
  while (at < text.length) {
    const kind = KIND[text.charCodeAt(at)] as number;
    if (kind === PLAIN || kind === COMPLEX) {
      at = kind === PLAIN ? addWord(list, text, at) : addUnusualWord(list, text, at, at);
      if (kindAt(text, at) === APOSTROPHE) at += lengthOfEnding(text, at);
    } else if (kind === SINGLE) {
      const end = endOfSingle(text, at);
      addSpelled(list, text, at, end);
      at = end;
    } else at++;
  }
  return list.finish();
}
