/** Makes broken XML tokenizable: stray `<`, tags and quotes never closed, unclosed CDATA and comments. Text in, text out. */
import { ForwardSearch } from './forward-search.js';
import { isField } from './implied-ends.js';
import type { RepairLog } from './repair-log.js';

const cdataOpen = '<![CDATA[';
const nameStart = /[A-Za-z_:\u0080-\uffff]/;

/** A stretch of the text to be replaced, and where reading goes on. */
interface Step {
  next: number;
  replacement?: string;
  /** Text of a CDATA section that was read. */
  cdata?: string;
}

/**
 * Gives the document in turns: markup, the text of a CDATA section, markup, and so on, so that nobody has to look for the
 * ends of sections again. Comments are left out. Otherwise only what a tokenizer would misread is changed. Linear in the
 * length of the text.
 */
export function repairMarkup(text: string, repairs: RepairLog): string[] {
  return new MarkupRepair(text, repairs).run();
}

class MarkupRepair {
  readonly #text: string;
  readonly #repairs: RepairLog;
  readonly #search: ForwardSearch;

  constructor(text: string, repairs: RepairLog) {
    this.#text = text;
    this.#repairs = repairs;
    this.#search = new ForwardSearch(text);
  }

  run(): string[] {
    const text = this.#text;
    const turns: string[] = [];
    let markup = '';
    let copied = 0;
    let at = text.indexOf('<');
    while (at !== -1) {
      const { next, replacement, cdata } = this.#stepAt(at);
      if (replacement !== undefined || cdata !== undefined) {
        markup += text.slice(copied, at) + (replacement ?? '');
        copied = next;
      }
      if (cdata !== undefined) {
        turns.push(markup, cdata);
        markup = '';
      }
      at = text.indexOf('<', next);
    }
    turns.push(markup + text.slice(copied));
    return turns;
  }

  #stepAt(at: number): Step {
    const next = this.#text.charAt(at + 1);
    if (next === '!') return this.#declaration(at);
    if (next === '?') return this.#instruction(at);
    if (nameStart.test(next) || (next === '/' && nameStart.test(this.#text.charAt(at + 2))))
      return this.#tag(at);
    this.#repairs.add('stray-less-than');
    return { next: at + 1, replacement: '&lt;' };
  }

  #declaration(at: number): Step {
    if (this.#text.startsWith(cdataOpen, at)) return this.#cdata(at);
    if (this.#text.startsWith('<!--', at)) {
      const end = this.#search.next('-->', at + 4);
      if (end !== -1) return { next: end + 3, replacement: '' };
      this.#repairs.add('unclosed-comment');
      return { next: at + 4, replacement: '' };
    }
    const end = this.#search.next('>', at);
    return { next: end === -1 ? this.#text.length : end + 1, replacement: '' };
  }

  #instruction(at: number): Step {
    const end = this.#search.next('?>', at);
    const tagAfter = this.#text.indexOf('<', at + 1);
    if (end !== -1 && (tagAfter === -1 || end < tagAfter)) return { next: end + 2 };
    this.#repairs.add('unclosed-tag');
    const close = this.#search.next('>', at);
    return { next: close === -1 ? this.#text.length : close + 1, replacement: '' };
  }

  /** A section that holds the start of another one lost its end: it then ends where its element does. */
  #cdata(at: number): Step {
    const start = at + cdataOpen.length;
    const end = this.#search.next(']]>', start);
    const inner = this.#search.next(cdataOpen, start);
    const whole = { next: end + 3, cdata: this.#text.slice(start, Math.max(start, end)) };
    if (end !== -1 && (inner === -1 || inner > end)) return whole;
    if (inner === start) return { next: inner, replacement: '' };
    const close = this.#closeOfElementBefore(at, start);
    if (end !== -1 && (close === -1 || close > inner)) return whole;
    this.#repairs.add('unclosed-cdata');
    const next = close === -1 ? this.#text.length : close;
    return { next, cdata: this.#text.slice(start, next) };
  }

  #closeOfElementBefore(at: number, from: number): number {
    const before = this.#text.slice(Math.max(0, at - 300), at);
    const name = /<([\w:.-]{1,64})(?:\s[^<>]{0,200})?>\s{0,20}$/.exec(before)?.[1];
    return name === undefined ? -1 : this.#search.next(`</${name}`, from);
  }

  #tag(at: number): Step {
    const text = this.#text;
    let quoteAt = -1;
    for (let index = at + 1; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === 62 && quoteAt === -1) return { next: index + 1 };
      if (code === 34 || code === 39) {
        if (quoteAt === -1) quoteAt = isAfterEquals(text, index) ? index : -1;
        else if (text.charCodeAt(quoteAt) === code) quoteAt = -1;
      } else if (code === 60) {
        const end = quoteAt === -1 ? -1 : this.#endOfValue(quoteAt, index);
        if (end === -1)
          return quoteAt === -1 ? this.#unclosedTag(at, index) : this.#unclosedQuote(at, quoteAt, index);
        index = end;
        quoteAt = -1;
      }
    }
    return { next: text.length };
  }

  /** A `<` inside quotes is only tolerated when the value ends soon, on the same line, without a tag end before. */
  #endOfValue(quoteAt: number, from: number): number {
    const end = this.#search.next(this.#text.charAt(quoteAt), from);
    if (end === -1 || end - quoteAt > 2000) return -1;
    return /\n|\/>|<\//.test(this.#text.slice(quoteAt, end)) ? -1 : end;
  }

  #unclosedQuote(at: number, quoteAt: number, before: number): Step {
    this.#repairs.add('unclosed-tag');
    const close = this.#text.slice(quoteAt, before).indexOf('>');
    const end = close === -1 ? before : quoteAt + close;
    const value = this.#text.slice(quoteAt + 1, end);
    const isSelfClosing = value.endsWith('/');
    const head = this.#text.slice(at, quoteAt + 1) + (isSelfClosing ? value.slice(0, -1) : value);
    const tail = this.#text.charAt(quoteAt) + (isSelfClosing ? '/>' : '>');
    return { next: close === -1 ? end : end + 1, replacement: head + tail };
  }

  #unclosedTag(at: number, before: number): Step {
    const piece = this.#text.slice(at, Math.min(before, at + 4000));
    const name = /^<([\w:.-]+)/.exec(piece)?.[1];
    const isBareStart = name !== undefined && piece.trimEnd().length === name.length + 1;
    if (wholeTag.test(piece.trimEnd()) && !(isBareStart && !isField(name.toLowerCase()))) {
      this.#repairs.add('unclosed-tag');
      return { next: before, replacement: `${piece}>` };
    }
    if (name !== undefined && this.#text.startsWith(`</${name}`, before)) {
      this.#repairs.add('unclosed-tag');
      return { next: before, replacement: `<${name}>${this.#text.slice(at + name.length + 1, before)}` };
    }
    this.#repairs.add('stray-less-than');
    return { next: at + 1, replacement: '&lt;' };
  }
}

const isAfterEquals = (text: string, index: number) =>
  /=\s*$/.test(text.slice(Math.max(0, index - 8), index));

const wholeTag = /^<\/?[\w:.-]+(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?$/;
