/** An HTML page as a tree that CSS selectors can be put to; the one door to htmlparser2's tree builder and css-select. */
import { selectAll } from 'css-select';
import { type ChildNode, type Document, DomHandler, type Element } from 'domhandler';
import { getInnerHTML, textContent } from 'domutils';
import { Parser } from 'htmlparser2';
import type { ParseFailure } from './parse-limits.js';
import { resolveUrl } from './resolve-urls.js';

export type HtmlElement = Element;

export interface HtmlDocument {
  /** Elements in document order; none where the selector is no CSS. */
  select(selector: string): HtmlElement[];
  /** What addresses are relative to: `<base href>`, else the page's own address. */
  base: string;
  /** `lang` of the root element. */
  language: string | undefined;
}

/** Stops the parser when elements are nested too deep: its stack costs time with every level. */
class CappedHandler extends DomHandler {
  isTooDeep = false;
  #depth = 0;
  readonly #maxDepth: number;
  readonly #stop: () => void;

  constructor(maxDepth: number, stop: () => void) {
    super();
    this.#maxDepth = maxDepth;
    this.#stop = stop;
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    super.onopentag(name, attributes);
    this.#depth += 1;
    if (this.#depth <= this.#maxDepth) return;
    this.isTooDeep = true;
    this.#stop();
  }

  override onclosetag(): void {
    super.onclosetag();
    this.#depth -= 1;
  }
}

export function readHtml(html: string, url: string, maxDepth: number): HtmlDocument | ParseFailure {
  const handler = new CappedHandler(maxDepth, () => parser.pause());
  const parser: Parser = new Parser(handler);
  parser.write(html);
  if (handler.isTooDeep)
    return { failure: 'too-deep', reason: `elements are nested more than ${maxDepth} levels deep` };
  parser.end();
  const { root } = handler;
  const base = selectIn(root, 'base[href]')[0]?.attribs.href;
  return {
    select: (selector) => selectIn(root, selector),
    base: (base && resolveUrl(base, url)) || url,
    language: selectIn(root, 'html')[0]?.attribs.lang,
  };
}

/** Elements below (not the element itself) that match. */
export function selectIn(node: Document | HtmlElement, selector: string): HtmlElement[] {
  try {
    return selectAll<ChildNode | Document, Element>(selector, node.children);
  } catch {
    return [];
  }
}

/** Text with runs of white space as one space. */
export const textIn = (element: HtmlElement): string => textContent(element).replace(/\s+/g, ' ').trim();

export const htmlIn = (element: HtmlElement): string => getInnerHTML(element).trim();
