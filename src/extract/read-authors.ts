/** Who wrote the article: structured data, meta elements, then the byline the page shows. */
import { attribute, type Document, type Element, findAll, isElement, isText, textOf } from './dom.js';
import { BLOCKS } from './elements.js';
import type { LinkedArticle } from './read-json-ld.js';
import type { MetaTags } from './read-meta.js';

const MAX_AUTHORS = 12;
const MAX_NAME = 70;
const MAX_BYLINE = 200;

/** "By" in the languages of the marker rules, as it stands before a name. */
const BY =
  /^(?:written by|posted by|story by|words by|reviewed by|author|by|von|par|por|di|da|door|av|af|autor|autore|auteur|authors?|autores|autori|auteurs|автор|авторы|текст)(?![\p{L}\p{M}])[:\s]*/iu;
/** The same at the beginning of a line of text. */
const BY_LINE =
  /^(?:written by|posted by|story by|words by|by|von|par|por|di|door|автор|текст)(?:\s*:\s*|\s+)(?=\p{Lu})/iu;
const AND =
  /\s*(?:,|;|\||•|·|\/|&|\band\b|\bund\b|\bet\b|\by\b(?=\s\p{Lu})|\be\b(?=\s\p{Lu})|\ben\b(?=\s\p{Lu})|\bmit\b|\bwith\b)\s*/iu;
/** What follows a name: a date, a role, a place. */
const TAIL =
  /\s*(?:\||•|·|—|–|\(|\b(?:updated|published|posted|last|on)\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|\d{1,2}[./]\d|\b\d{4}\b|\d+\s+min).*$/iu;
const NOT_A_NAME =
  /^(?:admin|administrator|editor|author|staff|unknown|none|null|undefined|view all posts|read more|follow|share|guest|contributor|contributors)$|https?:|@|www\.|\.(?:com|org|net)\b/i;
const BYLINE =
  /(?:^|[\s_-])(?:byline|by-line|author|authors|article-author|post-author|entry-author|author-name|writer)(?:$|[\s_-])/i;
const ROLE =
  /^(?:editor|reporter|correspondent|staff|contributor|writer|senior|chief|phd|md|jr\.?|sr\.?|ph\.?d\.?|m\.?d\.?|cfp®?|cpa)\b/i;

function cleanName(raw: string): string | undefined {
  const name = raw
    .replace(/\s+/g, ' ')
    .trim()
    .replace(BY, '')
    .replace(TAIL, '')
    .replace(/^[\s,.:;–—-]+|[\s,:;–—-]+$/g, '')
    .trim();
  const isName = name.length >= 2 && name.length <= MAX_NAME && /\p{L}/u.test(name) && !NOT_A_NAME.test(name);
  return isName && name.split(' ').length <= 7 ? name : undefined;
}

/** The names in a byline. */
export function namesIn(text: string): string[] {
  if (/https?:|www\./i.test(text)) return [];
  return text
    .split(AND)
    .filter((part) => !ROLE.test(part))
    .map(cleanName)
    .filter((name) => name !== undefined);
}

function unique(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) {
    const key = name.toLowerCase();
    if (!seen.has(key)) seen.set(key, name);
  }
  return [...seen.values()].slice(0, MAX_AUTHORS);
}

function isInside(element: Element, pattern: RegExp): boolean {
  let parent = element.parent;
  while (parent && 'attribs' in parent) {
    if (pattern.test(`${attribute(parent, 'class')} ${attribute(parent, 'id')}`)) return true;
    parent = parent.parent;
  }
  return false;
}

/** Names of `rel=author`, `itemprop=author` and byline elements, the most explicit kind only. */
function shownAuthors(document: Document): string[] {
  const kinds: ((element: Element) => boolean)[] = [
    (element) => /\bauthor\b/.test(attribute(element, 'itemprop')),
    (element) => /\bauthor\b/.test(attribute(element, 'rel')) && element.name === 'a',
    (element) => BYLINE.test(attribute(element, 'class')),
  ];
  for (const kind of kinds) {
    const names = findAll(document, kind)
      .filter((element) => !isInside(element, /comment|related|sidebar/i))
      .slice(0, 4)
      .map(nameElementText)
      .filter((text) => text.length <= MAX_BYLINE)
      .flatMap(namesIn);
    if (names.length > 0) return names;
  }
  return [];
}

/** The text with a bar between its blocks, which a page sets apart. */
function lineOf(element: Element): string {
  const parts = element.children.map((child) =>
    isElement(child) ? lineOf(child) : isText(child) ? child.data : '',
  );
  const joined = element.children.reduce(
    (line, child, index) =>
      line + (isElement(child) && BLOCKS.has(child.name) ? ` | ${parts[index]} | ` : parts[index]),
    '',
  );
  return joined
    .replace(/\s+/g, ' ')
    .replace(/(?: ?\| ?)+/g, ' | ')
    .replace(/^[ |]+|[ |]+$/g, '');
}

function nameElementText(element: Element): string {
  const [named] = findAll(element, (inner) => /\bname\b/.test(attribute(inner, 'itemprop')));
  if (named) return attribute(named, 'content') || textOf(named);
  return attribute(element, 'content') || lineOf(element);
}

/** "By Ann Quay and Bo Mole" among the lines around the headline. */
function lineAuthors(lines: readonly string[]): string[] {
  const byline = lines.find((line) => line.length <= MAX_BYLINE && BY_LINE.test(line));
  return byline === undefined ? [] : namesIn(byline.replace(BY_LINE, ''));
}

const NAMES = [
  'article:author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'citation_author',
  'byl',
  'cxenseparse:author',
];

export function readAuthors(
  document: Document,
  facts: {
    meta: MetaTags;
    linked: LinkedArticle | undefined;
    siteName: string | undefined;
    lines: readonly string[];
  },
): string[] {
  const { meta, linked, lines } = facts;
  const site = facts.siteName?.toLowerCase();
  const steps: (() => string[])[] = [
    () => (linked?.authors ?? []).flatMap(namesIn),
    () => meta.all('author').flatMap(namesIn),
    () => NAMES.map((name) => meta.all(name).flatMap(namesIn)).find((names) => names.length > 0) ?? [],
    () => shownAuthors(document),
    () => lineAuthors(lines),
    () => linked?.organisations ?? [],
  ];
  let organisation: string[] = [];
  for (const step of steps) {
    const names = unique(step());
    const people = names.filter((name) => name.toLowerCase() !== site);
    if (people.length > 0) return people;
    if (organisation.length === 0) organisation = names;
  }
  return organisation;
}
