/** Applies the rules of one site to a page: what it states, what goes, and where its article is. */

import { parseWebUrl } from '../text/clean-url.js';
import type { Removal } from '../vocabulary/article.js';
import { shorten } from './cuts.js';
import {
  attribute,
  type ChildNode,
  contains,
  createElement,
  type Document,
  type Element,
  findAll,
  findFirst,
  isElement,
  type ParentNode,
  remove,
  textOf,
} from './dom.js';
import { namesIn } from './read-authors.js';
import { readDate } from './read-date.js';
import type { SiteRules } from './site-rules.js';
import { type XPathMatch, XPathPage } from './xpath.js';

export interface SiteFacts {
  title?: string;
  authors?: string[];
  publishedAt?: string;
  nextUrl?: string;
  /** One page with the whole of an article that was cut into several. */
  wholeUrl?: string;
}

const MAX_TITLE = 300;
/** What holds the whole page is never stripped. */
const FRAME: ReadonlySet<string> = new Set(['html', 'head', 'body']);

function firstText(page: XPathPage, expressions: readonly string[], accept: (text: string) => boolean) {
  for (const expression of expressions) {
    const texts = page.find(expression)?.map(({ text }) => text.replace(/\s+/gu, ' ').trim());
    const text = texts?.find(accept);
    if (text !== undefined) return text;
  }
  return undefined;
}

function addressOf({ node, text }: XPathMatch): string {
  if (!node || !isElement(node)) return text.trim();
  const link = node.name === 'a' || node.name === 'link' ? node : findFirst(node, ({ name }) => name === 'a');
  return link ? attribute(link, 'href') : '';
}

function firstAddress(page: XPathPage, expressions: readonly string[], baseUrl: string): string | undefined {
  for (const expression of expressions) {
    const addresses = page.find(expression)?.map(addressOf) ?? [];
    const url = addresses
      .map((address) => address !== '' && parseWebUrl(address, baseUrl)?.href)
      .find(Boolean);
    if (url) return url;
  }
  return undefined;
}

function authorsBy(page: XPathPage, expressions: readonly string[]): string[] {
  for (const expression of expressions) {
    const names = page.find(expression)?.flatMap(({ text }) => namesIn(text)) ?? [];
    if (names.length > 0) return [...new Set(names)];
  }
  return [];
}

/** Reads the untouched document. */
export function readSiteFacts(document: Document, rules: SiteRules, baseUrl: string): SiteFacts {
  const page = new XPathPage(document);
  const title = firstText(page, rules.title, (text) => text !== '')?.slice(0, MAX_TITLE);
  const authors = authorsBy(page, rules.author);
  const publishedAt = readDate(firstText(page, rules.date, (text) => readDate(text) !== undefined));
  const nextUrl = firstAddress(page, rules.nextPageLink, baseUrl);
  const wholeUrl = firstAddress(page, rules.singlePageLink, baseUrl);
  return {
    ...(title === undefined ? {} : { title }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(nextUrl === undefined ? {} : { nextUrl }),
    ...(wholeUrl === undefined ? {} : { wholeUrl }),
  };
}

function isNamed(element: Element, parts: readonly string[]): boolean {
  const [names, id] = [element.attribs.class ?? '', element.attribs.id ?? ''];
  return parts.some((part) => names.includes(part) || id.includes(part));
}

function doomedBy(document: Document, rules: SiteRules): ChildNode[] {
  const page = new XPathPage(document);
  const { strip, stripIdOrClass, stripImageSrc } = rules;
  const byPath = strip.flatMap((expression) => page.find(expression) ?? []).flatMap(({ node }) => node ?? []);
  const byName = findAll(
    document,
    (element) =>
      isNamed(element, stripIdOrClass) ||
      (element.name === 'img' && stripImageSrc.some((part) => attribute(element, 'src').includes(part))),
  );
  return [...byPath, ...byName].filter((node) => !isElement(node) || !FRAME.has(node.name));
}

/** Takes out what the rules strip; says what it was. */
export function stripBySite(document: Document, rules: SiteRules): Removal[] {
  const removed: Removal[] = [];
  for (const node of new Set(doomedBy(document, rules))) {
    const text = isElement(node) ? textOf(node) : 'data' in node ? node.data : '';
    if (text.trim() !== '') removed.push({ rule: 'site-rule', text: shorten(text) });
    remove(node);
  }
  return removed;
}

function outermost(nodes: readonly ChildNode[]): ChildNode[] {
  const unique = [...new Set(nodes)];
  const held = unique.filter((node): node is Element => isElement(node));
  return unique.filter((node) => !held.some((other) => other !== node && contains(other, node)));
}

/** The parts that the first matching rule names, in document order, in one root; changes the document. */
export function bodyBySite(
  document: Document,
  rules: SiteRules,
): { root: ParentNode; expression: string } | undefined {
  if (rules.body.length === 0) return undefined;
  const page = new XPathPage(document);
  for (const expression of rules.body) {
    const nodes = outermost((page.find(expression) ?? []).flatMap(({ node }) => node ?? []));
    const hasText = nodes.some((node) => (isElement(node) ? textOf(node) !== '' : 'data' in node));
    if (hasText) return { root: createElement('div', nodes), expression };
  }
  return undefined;
}

/** The page with the exact texts of the rules replaced. */
export function replaceBySite(html: string, rules: SiteRules): string {
  return rules.replacements.reduce((text, [from, to]) => text.replaceAll(from, () => to), html);
}
