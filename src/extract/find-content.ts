/** The cascade that finds the article in a page: site rule, scorer, structured data. */

import { bodyBySite } from './apply-site-rules.js';
import {
  createElement,
  createText,
  type Document,
  type Element,
  isElement,
  type ParentNode,
  remove,
  select,
} from './dom.js';
import type { ExtractOptions } from './extract-options.js';
import { htmlToText } from './html-to-text.js';
import type { Measures } from './measure.js';
import { preparePage } from './prepare-page.js';
import { scoreContent } from './score-content.js';

export interface FoundContent {
  root: ParentNode;
  because: string;
  /** Nothing around the article needs trimming. */
  isExact?: boolean;
}

/** Structured data is preferred when the page shows less than this share of it. */
const SHOWN_SHARE = 0.5;
const MIN_BODY = 500;

function bySelector(document: Document, selector: string): FoundContent | undefined {
  const matches = select(selector, document);
  const outermost = matches.filter(
    (element) => !matches.some((other) => other !== element && isWithin(element, other)),
  );
  if (outermost.length === 0) return undefined;
  for (const element of outermost) remove(element);
  return { root: createElement('div', outermost), because: `site rule ${selector}`, isExact: true };
}

function isWithin(element: Element, other: Element): boolean {
  let parent = element.parent;
  while (parent) {
    if (parent === other) return true;
    parent = parent.parent;
  }
  return false;
}

/** Plain text to paragraphs. */
export function paragraphsOf(text: string): Element {
  const paragraphs = text
    .split(/\r?\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => createElement('p', [createText(line)]));
  return createElement('div', paragraphs);
}

function byScore(document: Document, measures: Measures): FoundContent | undefined {
  preparePage(document, measures);
  const scored = scoreContent(document);
  if (!scored) return undefined;
  const { body, leads, twins } = scored;
  const name = isElement(body as Element) ? `<${(body as Element).name}>` : 'document';
  if (leads.length + twins.length === 0) return { root: body, because: `scorer chose ${name}` };
  const root = createElement('div', [...leads, ...body.children, ...twins]);
  return {
    root,
    because: `scorer chose ${name} with ${leads.length} blocks before and ${twins.length} after it`,
  };
}

function byRules(document: Document, { content, site }: ExtractOptions): FoundContent | undefined {
  const selected = content === undefined ? undefined : bySelector(document, content);
  if (selected || !site) return selected;
  const found = bodyBySite(document, site);
  return found && { root: found.root, because: `site rule ${found.expression}`, isExact: !site.prune };
}

/** What the record says of rules that did not match. */
function missedRules({ content, site }: ExtractOptions): string {
  if (content !== undefined) return `, site rule ${content} matched nothing`;
  return site && site.body.length > 0 ? `, site rule ${site.body[0]} matched nothing` : '';
}

/** Changes the document; undefined when there is no article in it. */
export function findContent(
  document: Document,
  measures: Measures,
  articleBody: string | undefined,
  options: ExtractOptions,
): FoundContent | undefined {
  const ruled = byRules(document, options);
  if (ruled || (options.site?.body.length && !options.site.autodetect)) return ruled;
  const missed = missedRules(options);
  const scored = byScore(document, measures);
  const stated = articleBody !== undefined && articleBody.length >= MIN_BODY ? articleBody : undefined;
  const shown = scored ? htmlToText(scored.root).length : 0;
  if (stated !== undefined && shown < stated.length * SHOWN_SHARE) {
    return {
      root: paragraphsOf(stated),
      because: `JSON-LD articleBody, the page shows less${missed}`,
      isExact: true,
    };
  }
  return scored ? { ...scored, because: scored.because + missed } : undefined;
}
