/** Compares words of a text with words of a rule: hashes only propose, the letters decide. */
import { FOLD, foldWord, KIND, normaliseWord, PLAIN } from '../text/characters.js';

/** The tokeniser drops or replaces the points inside numbers and abbreviations; a comparison ignores them. */
function withoutPoints(word: string): string {
  return word.replace(/[.,]/g, '');
}

/** The folded letters of a word. */
export function foldLetters(word: string): string {
  return withoutPoints(foldWord(word));
}

/** The word as it must be spelled where case, diacritics, or both count. */
export function spellWord(word: string, matchCase: boolean, matchDiacritics: boolean): string {
  const written = withoutPoints(normaliseWord(word));
  if (matchCase && matchDiacritics) return written;
  if (matchDiacritics) return written.toLowerCase();
  return matchCase ? written.normalize('NFKD').replace(/\p{M}/gu, '') : foldLetters(word);
}

/** Units from `start` whose folded form is `letters`, as far as the quick path sees; -1 where it cannot tell. */
function quickPrefix(text: string, start: number, end: number, letters: string): 0 | 1 | -1 {
  const stop = Math.min(end, start + letters.length);
  for (let at = start; at < stop; at++) {
    const unit = text.charCodeAt(at);
    if (KIND[unit] !== PLAIN) return -1;
    if (FOLD[unit] !== letters.charCodeAt(at - start)) return 0;
  }
  return end - start < letters.length ? 0 : 1;
}

/** Whether the word at `start` folds to `letters`. */
export function isWord(text: string, start: number, end: number, letters: string): boolean {
  if (quickPrefix(text, start, end, letters) === 1 && end - start === letters.length) return true;
  return foldLetters(text.slice(start, end)) === letters;
}

/** Whether the folded word at `start` begins with `letters`. */
export function beginsWith(text: string, start: number, end: number, letters: string): boolean {
  const quick = quickPrefix(text, start, end, letters);
  return quick === 1 || foldLetters(text.slice(start, end)).startsWith(letters);
}
