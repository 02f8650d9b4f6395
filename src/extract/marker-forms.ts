/** Compiles forms such as `story continues [below,after] [the ,]ad` to a table of exact texts and a few finite patterns. */

import { foldText } from '../text/normalise.js';

/** Up to this many texts a form is written out; beyond it becomes a pattern without repetition. */
const MAX_EXPANSION = 96;

/** The folded forms of a list that is separated by `|` and line breaks. */
export function toForms(list: string): string[] {
  return list
    .split(/[|\n]/u)
    .map((form) => foldText(form))
    .filter((form) => form !== '');
}

/** All texts of a form with `[a,b]` choices. */
export function expandForm(form: string): string[] {
  const open = form.indexOf('[');
  const close = form.indexOf(']', open);
  if (open < 0 || close < 0) return [form];
  const choices = form.slice(open + 1, close).split(',');
  return choices.flatMap((choice) => expandForm(form.slice(0, open) + choice + form.slice(close + 1)));
}

/** How many texts a form stands for. */
function countTexts(form: string): number {
  return [...form.matchAll(/\[([^\]]*)\]/gu)].reduce(
    (product, [, choices = '']) => product * choices.split(',').length,
    1,
  );
}

/** The words with which the texts of a form may begin. */
function firstWords(form: string): string[] {
  const space = form.indexOf(' ');
  const open = form.indexOf('[');
  if (space === 0) return firstWords(form.slice(1));
  if (open < 0 || (space > 0 && space < open)) return [form.split(' ', 1)[0] ?? ''];
  const close = form.indexOf(']', open);
  const choices = form.slice(open + 1, close).split(',');
  return choices.flatMap((choice) => firstWords(form.slice(0, open) + choice + form.slice(close + 1)));
}

/** A choice may end in a space, so every space is optional; nothing repeats, so the match is linear. */
function toPattern(form: string): RegExp {
  const source = form
    .replace(/[.*+?^${}()|\\/]/gu, '\\$&')
    .replace(/\[([^\]]*)\]/gu, (_, choices: string) => `(?:${choices.split(',').join('|')})`)
    .replaceAll(' ', ' ?');
  return new RegExp(`^${source}$`, 'u');
}

/** Texts of many forms, each with a value; on conflict the value added last holds. */
export class FormTable<T> {
  private readonly exact = new Map<string, T>();
  private readonly patterns = new Map<string, { pattern: RegExp; value: T }[]>();
  private readonly starts = new Set<string>();
  private readonly words = new Set<string>(['0', '0s', 'of', 'von', 'de', 'sur', 'di', 'из']);

  /** `form` must be folded already; `normalise` gives each written-out text its final form. */
  add(form: string, value: T, normalise: (text: string) => string): void {
    if (countTexts(form) <= MAX_EXPANSION) {
      for (const text of expandForm(form).map(normalise)) this.addText(text, value);
      return;
    }
    const entry = { pattern: toPattern(form), value };
    this.addWords(form.split(/[\s[\],]+/u));
    for (const word of new Set(firstWords(form))) {
      this.starts.add(word);
      this.patterns.set(word, [...(this.patterns.get(word) ?? []), entry]);
    }
  }

  private addText(text: string, value: T): void {
    if (text === '') return;
    this.exact.set(text, value);
    this.starts.add(text.split(' ', 1)[0] ?? '');
    this.addWords(text.split(' '));
  }

  private addWords(words: readonly string[]): void {
    for (const word of words) this.words.add(word);
  }

  /** Whether any text begins with the word: a quick no for most prose. */
  startsWith(word: string): boolean {
    return this.starts.has(word);
  }

  /** Whether any text, or a counter after it, has the word. */
  knowsWord(word: string): boolean {
    return this.words.has(word);
  }

  get(text: string): T | undefined {
    const value = this.exact.get(text);
    if (value !== undefined) return value;
    const first = text.split(' ', 1)[0] ?? '';
    return this.patterns.get(first)?.find(({ pattern }) => pattern.test(text))?.value;
  }

  /** The written-out texts and their values. */
  texts(): IterableIterator<[string, T]> {
    return this.exact.entries();
  }
}
