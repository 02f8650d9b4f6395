/** Drops what stands before the root: XML declaration, document type with whatever it declares, comments, and junk. */
import { ForwardSearch } from './forward-search.js';
import type { RepairLog } from './repair-log.js';

/** How far into a document its root is looked for behind warnings and other junk. */
const junkLimit = 64 * 1024;

const rootTag = /<(?:rss|(?:\w+:)?rdf|(?:\w+:)?feed|channel|urlset|sitemapindex)(?=[\s>])/iy;
const entryTag = /<(?:item|entry)[\s>]/iy;

/** Reads each part once, however many there are: a document may be nothing but starts of comments. */
export function dropPrologue(text: string, repairs: RepairLog): string {
  const prologue = new Prologue(text.slice(0, junkLimit));
  const root = prologue.findRoot();
  if (root === undefined) return text.replace(/^\s*<\?xml[^>]*>/i, '');
  if (prologue.hasDeclarations) repairs.add('doctype-dropped');
  if (prologue.hasJunk) repairs.add('junk-before-root');
  return text.slice(root);
}

class Prologue {
  hasJunk = false;
  /** The document type declares something of its own. */
  hasDeclarations = false;
  readonly #text: string;
  readonly #search: ForwardSearch;
  #hasDoctype = false;

  constructor(text: string) {
    this.#text = text;
    this.#search = new ForwardSearch(text);
  }

  /** Undefined when there is no root we know, or an entry comes before it. */
  findRoot(): number | undefined {
    let at = 0;
    for (;;) {
      const open = this.#text.indexOf('<', at);
      if (open === -1 || matchesAt(entryTag, this.#text, open)) return undefined;
      if (this.#text.slice(at, open).trim() !== '') this.hasJunk = true;
      if (matchesAt(rootTag, this.#text, open)) return open;
      const end = this.#endOfPart(open);
      if (end === undefined) this.hasJunk = true;
      at = end ?? open + 1;
    }
  }

  /** End of the comment, instruction or document type at `at`. */
  #endOfPart(at: number): number | undefined {
    if (this.#text.startsWith('<!--', at)) return this.#after('-->', at + 4);
    if (this.#text.startsWith('<?', at)) return this.#tagEnd(at);
    const isDoctype = !this.#hasDoctype && /^<!doctype/i.test(this.#text.slice(at, at + 9));
    if (!isDoctype) return undefined;
    this.#hasDoctype = true;
    const subset = this.#text.indexOf('[', at);
    const end = this.#after('>', at);
    if (subset === -1 || end === undefined || subset > end) return this.#tagEnd(at);
    this.hasDeclarations = true;
    const close = /\]\s{0,1000}>/.exec(this.#text.slice(subset));
    return close === null ? undefined : subset + close.index + close[0].length;
  }

  /** Undefined where another tag starts first: the end was lost. */
  #tagEnd(at: number): number | undefined {
    const end = this.#after('>', at);
    const next = this.#text.indexOf('<', at + 1);
    return end === undefined || (next !== -1 && next < end) ? undefined : end;
  }

  #after(needle: string, from: number): number | undefined {
    const found = this.#search.next(needle, from);
    return found === -1 ? undefined : found + needle.length;
  }
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
