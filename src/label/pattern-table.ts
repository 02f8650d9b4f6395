/** The ways to find text terms, laid out flat: with many topics the time goes into reaching memory, not into comparing. */
import { FOLD, KIND, PLAIN } from '../text/characters.js';
import type { Tokens } from '../text/tokenise.js';
import { isWord } from './compare-words.js';

/** One way to find a text term. */
export interface Pattern {
  term: number;
  /** Bits of `AREA`. */
  areas: number;
  /** Folded letters of each word. */
  words: readonly string[];
  matchCase: boolean;
  matchDiacritics: boolean;
  /** Spelling of each word where case or diacritics count. */
  spelled: readonly string[] | undefined;
  /** Beginning of one more word. */
  tail: { letters: string; spelled: string | undefined } | undefined;
  /** An inflected form that only English texts may use. */
  englishOnly: boolean;
}

/** Flags beside the areas, which take the low four bits. */
export const ENGLISH_ONLY = 16;
/** More than the letters must agree: spelling, or one more word's beginning. */
export const DEMANDING = 32;
export const ALL_AREAS = 15;

export class PatternTable {
  /** Term of each pattern. */
  terms = new Int32Array(0);
  flags = new Uint8Array(0);
  private starts = new Int32Array(0);
  /** Letters of all patterns, each word ended by 0. */
  private letters = new Uint16Array(0);
  private readonly patterns: Pattern[] = [];

  add(pattern: Pattern): number {
    return this.patterns.push(pattern) - 1;
  }

  get(id: number): Pattern {
    return this.patterns[id] as Pattern;
  }

  /** Lays the patterns out; call once, after the last `add`. */
  close(): void {
    const { patterns } = this;
    this.terms = Int32Array.from(patterns, ({ term }) => term);
    this.flags = Uint8Array.from(patterns, ({ areas, englishOnly, spelled, tail }) => {
      return areas | (englishOnly ? ENGLISH_ONLY : 0) | (spelled || tail ? DEMANDING : 0);
    });
    this.layOutLetters(patterns.map(({ words }) => words.map((word) => `${word}\0`).join('')));
  }

  private layOutLetters(texts: readonly string[]): void {
    let length = 0;
    this.starts = Int32Array.from(texts, (text) => {
      length += text.length;
      return length - text.length;
    });
    const all = texts.join('');
    this.letters = new Uint16Array(length);
    for (let at = 0; at < length; at++) this.letters[at] = all.charCodeAt(at);
  }

  /** Whether the words from `first` on fold to the letters of the pattern: two words may share a hash. */
  areLetters(id: number, text: string, tokens: Tokens, first: number, last: number): boolean {
    const { letters } = this;
    let letter = this.starts[id] as number;
    for (let word = first; word <= last; word++) {
      const end = tokens.ends[word] as number;
      for (let at = tokens.starts[word] as number; at < end; at++) {
        const unit = text.charCodeAt(at);
        if (KIND[unit] !== PLAIN || FOLD[unit] !== letters[letter++])
          return this.areWords(id, text, tokens, first);
      }
      if (letters[letter++] !== 0) return false;
    }
    return true;
  }

  /** The slow path, for marks, ligatures and points inside words. */
  private areWords(id: number, text: string, { starts, ends }: Tokens, first: number): boolean {
    return this.get(id).words.every((word, at) =>
      isWord(text, starts[first + at] as number, ends[first + at] as number, word),
    );
  }
}
