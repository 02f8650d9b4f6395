/** Finds the words that begin with one of many given beginnings, by their first two letters. */
import { FOLD, KIND, PLAIN } from '../text/characters.js';
import type { Tokens } from '../text/tokenise.js';
import { foldLetters } from './compare-words.js';

function keyOf(first: number, second: number): number {
  return first * 0x10000 + second;
}

export class PrefixIndex {
  private readonly byKey = new Map<number, { letters: string; value: number }[]>();

  /** `letters` are folded, two at least. */
  add(letters: string, value: number): void {
    const key = keyOf(letters.charCodeAt(0), letters.charCodeAt(1));
    const list = this.byKey.get(key);
    if (list) list.push({ letters, value });
    else this.byKey.set(key, [{ letters, value }]);
  }

  /** Calls `visit(value, at)` for each word of the text that begins with an added beginning. */
  scan(text: string, tokens: Tokens, visit: (value: number, at: number) => void): void {
    if (this.byKey.size === 0) return;
    for (let at = 0; at < tokens.count; at++) {
      const start = tokens.starts[at] as number;
      const end = tokens.ends[at] as number;
      const first = text.charCodeAt(start);
      const second = text.charCodeAt(start + 1);
      const quick = KIND[first] === PLAIN && end > start + 1 && KIND[second] === PLAIN;
      if (quick && !this.byKey.has(keyOf(FOLD[first] as number, FOLD[second] as number))) continue;
      this.visitWord(foldLetters(text.slice(start, end)), at, visit);
    }
  }

  private visitWord(word: string, at: number, visit: (value: number, at: number) => void): void {
    for (const { letters, value } of this.byKey.get(keyOf(word.charCodeAt(0), word.charCodeAt(1))) ?? []) {
      if (word.startsWith(letters)) visit(value, at);
    }
  }
}
