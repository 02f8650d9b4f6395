/** Reads well-formed markup in one pass; a document with anything irregular in it is left to the reader that repairs. */
import { ForwardSearch } from './forward-search.js';
import type { TreeBuilder } from './tree-builder.js';

const cdataOpen = '<![CDATA[';
/** Found much faster than the whole, which begins like every tag. */
const innerCdata = '[CDATA[';
/** What the scanner gives instead of a position. */
const irregular = -1;

const slash = 47;
const greaterThan = 62;
const equals = 61;
const quote = 34;
const apostrophe = 39;

const isSpace = (code: number) => code === 32 || code === 10 || code === 13 || code === 9;

/** Letters, digits, `-`, `.`, `:`, `_` and everything beyond ASCII. */
const isNamePart = (code: number) =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 58) ||
  code === 45 ||
  code === 46 ||
  code === 95 ||
  code >= 128;

const isNameStart = (code: number) => isNamePart(code) && (code >= 58 || code === 95);

/**
 * Hands every tag and text on to the builder and gives true; false as soon as something is met that repair
 * would change, or that tokenizers read in different ways: the builder holds a part then, and is to be thrown away.
 */
export function scanXml(text: string, builder: TreeBuilder): boolean {
  return new Scanner(text, builder).run();
}

class Scanner {
  readonly #text: string;
  readonly #builder: TreeBuilder;
  readonly #search: ForwardSearch;

  constructor(text: string, builder: TreeBuilder) {
    this.#text = text;
    this.#builder = builder;
    this.#search = new ForwardSearch(text);
  }

  run(): boolean {
    const text = this.#text;
    const builder = this.#builder;
    let at = 0;
    while (builder.failure === undefined) {
      const open = text.indexOf('<', at);
      if (open !== at && builder.wantsText)
        builder.addText(open === -1 ? text.slice(at) : text.slice(at, open));
      if (open === -1) {
        builder.end();
        return true;
      }
      at = this.#markup(open);
      if (at === irregular) return false;
    }
    return true;
  }

  /** Gives where the markup that starts at `at` ends. */
  #markup(at: number): number {
    switch (this.#text.charCodeAt(at + 1)) {
      case 33:
        return this.#declaration(at);
      case 63:
        return this.#instruction(at);
      case slash:
        return this.#endTag(at + 2);
      default:
        return this.#startTag(at + 1);
    }
  }

  #declaration(at: number): number {
    if (this.#text.startsWith(cdataOpen, at)) return this.#cdata(at + cdataOpen.length);
    if (!this.#text.startsWith('<!--', at)) return irregular;
    const end = this.#search.next('-->', at + 4);
    return end === -1 ? irregular : end + 3;
  }

  #cdata(start: number): number {
    const end = this.#search.next(']]>', start);
    const inner = this.#search.next(innerCdata, start);
    if (end === -1 || (inner !== -1 && inner < end)) return irregular;
    this.#builder.addCdata(this.#text.slice(start, end));
    return end + 3;
  }

  #instruction(at: number): number {
    const end = this.#search.next('?>', at);
    return end === -1 || /[<>]/.test(this.#text.slice(at + 1, end)) ? irregular : end + 2;
  }

  #endTag(start: number): number {
    const usual = this.#builder.openName;
    const isUsual = usual !== '' && this.#text.startsWith(usual, start);
    if (isUsual && this.#text.charCodeAt(start + usual.length) === greaterThan) {
      this.#builder.closeElement();
      return start + usual.length + 1;
    }
    const end = this.#nameEnd(start);
    const close = this.#afterSpace(end);
    if (end === irregular || this.#text.charCodeAt(close) !== greaterThan) return irregular;
    this.#builder.closeNamed(this.#text.slice(start, end));
    return close + 1;
  }

  #startTag(start: number): number {
    const text = this.#text;
    const end = this.#nameEnd(start);
    let at = end;
    while (at !== irregular) {
      const next = this.#afterSpace(at);
      const code = text.charCodeAt(next);
      if (code === greaterThan || code === slash) return this.#tagEnd(text.slice(start, end), next);
      at = next === at ? irregular : this.#attribute(next);
    }
    return irregular;
  }

  #tagEnd(name: string, at: number): number {
    const isEmpty = this.#text.charCodeAt(at) === slash;
    if (isEmpty && this.#text.charCodeAt(at + 1) !== greaterThan) return irregular;
    this.#builder.openElement(name);
    if (isEmpty) this.#builder.closeElement();
    return isEmpty ? at + 2 : at + 1;
  }

  #attribute(start: number): number {
    const text = this.#text;
    const end = this.#nameEnd(start);
    const sign = this.#afterSpace(end);
    const open = this.#afterSpace(sign + 1);
    const mark = text.charCodeAt(open);
    const isQuoted = mark === quote || mark === apostrophe;
    if (end === irregular || !isQuoted || text.charCodeAt(sign) !== equals) return irregular;
    const close = text.indexOf(mark === quote ? '"' : "'", open + 1);
    const value = text.slice(open + 1, Math.max(open + 1, close));
    if (close === -1 || value.includes('<')) return irregular;
    this.#builder.addAttribute(text.slice(start, end), value);
    return close + 1;
  }

  #nameEnd(start: number): number {
    const text = this.#text;
    if (!isNameStart(text.charCodeAt(start))) return irregular;
    let at = start + 1;
    while (isNamePart(text.charCodeAt(at))) at++;
    return at;
  }

  #afterSpace(start: number): number {
    let at = start;
    while (isSpace(this.#text.charCodeAt(at))) at++;
    return at;
  }
}
