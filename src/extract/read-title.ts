/** The article's title without the site's name. */
import { type Document, decodeEntities, type Element, findAll, findFirst, textOf } from './dom.js';
import type { LinkedArticle } from './read-json-ld.js';
import type { MetaTags } from './read-meta.js';

const MAX_TITLE = 300;
const MIN_TITLE_WORDS = 3;
const MIN_LIKENESS = 0.5;
const LABEL = /^\p{L}[\p{L} ]{2,20}:\s*/u;
/** `Example News: the title`; a colon is otherwise part of the title. */
const PREFIX = /^([^:]{2,40}):\s/u;
const SEPARATOR = /\s+[|–—\-»«:·•/\\]+\s+|\s*[|»]\s*|\s+::\s+/;

/** Letters and digits only, so that spelling of punctuation and spaces does not matter. */
function skeleton(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** `www.news.example.co.uk` → candidates `news`, `newsexample`, `example`. */
function hostNames(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const labels = new URL(url).hostname.replace(/^www\./, '').split('.');
  return [labels.join(''), labels.slice(0, -1).join(''), labels.at(-2) ?? '', labels[0] ?? ''].map(skeleton);
}

/** Whether a part of a title is the site's name (or begins with it, as in "Example News - World"). */
function isSiteName(part: string, names: readonly string[]): boolean {
  const bare = skeleton(part);
  if (bare === '') return true;
  return names.some(
    (name) => name.length > 1 && (bare === name || bare === `the${name}` || `the${bare}` === name),
  );
}

/** Takes the site's name off either end. */
export function withoutSiteName(title: string, names: readonly string[]): string {
  let text = title.slice(0, MAX_TITLE).replace(/\s+/g, ' ').trim();
  for (let round = 0; round < 3; round += 1) {
    const matches = [...text.matchAll(new RegExp(SEPARATOR, 'g'))];
    const last = matches.at(-1);
    const first = matches[0];
    if (last && last.index > 0 && isSiteName(text.slice(last.index + last[0].length), names)) {
      text = text.slice(0, last.index).trim();
    } else if (first && first.index > 0 && isSiteName(text.slice(0, first.index), names)) {
      text = text.slice(first.index + first[0].length).trim();
    } else {
      const prefix = PREFIX.exec(text)?.[1];
      const rest = text.slice((prefix?.length ?? 0) + 1).trim();
      if (prefix === undefined || !isSiteName(prefix, names) || wordsOf(rest).size < MIN_TITLE_WORDS) break;
      text = rest;
    }
  }
  return text;
}

function headings(document: Document): string[] {
  const isHidden = (element: Element) => 'hidden' in element.attribs;
  return findAll(document, (element) => element.name === 'h1' && !isHidden(element))
    .slice(0, 10)
    .map((heading) => titlePart(decodeEntities(textOf(heading))))
    .filter((text) => text !== '' && text.length <= MAX_TITLE);
}

function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}

/** Share of the shorter title's words that the other has too, 0 to 1; nothing for one twice as long. */
function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  const [short, long] = [Math.min(a.size, b.size), Math.max(a.size, b.size)];
  return long > short * 2 ? 0 : shared / Math.max(1, short);
}

/** Bars part a title from names of sections and sites; the title comes first, but for a short name before it. */
function titlePart(title: string, names: readonly string[] = []): string {
  const parts = title.split(/\s\|\s/).map((part) => part.trim());
  const [first = '', second] = parts;
  return second !== undefined &&
    wordsOf(first).size < MIN_TITLE_WORDS &&
    wordsOf(second).size >= MIN_TITLE_WORDS &&
    !names.some((name) => name.length > 3 && skeleton(second).startsWith(name))
    ? second
    : first;
}

/** How well a heading says what the page's own title metadata says, 0 to 1. */
function agreement(heading: string, stated: readonly string[]): number {
  const telling = stated.filter((title) => wordsOf(title).size >= MIN_TITLE_WORDS);
  return Math.max(0, ...telling.map((title) => likeness(heading, title)));
}

/** The heading as the page itself spells it elsewhere: without a label such as "Blog:", and not in capitals alone. */
function calmly(heading: string, stated: readonly string[]): string {
  const label = LABEL.exec(heading)?.[0] ?? '';
  const bare = skeleton(heading.slice(label.length));
  const unlabelled = stated.find((title) => label !== '' && skeleton(title) === bare);
  if (unlabelled !== undefined) return heading.slice(label.length);
  const isShouted = heading === heading.toUpperCase() && heading !== heading.toLowerCase();
  const quiet = stated.filter((title) => title !== title.toUpperCase());
  return (isShouted ? quiet.find((title) => agreement(heading, [title]) === 1) : undefined) ?? heading;
}

/** The heading closest to the page's own title metadata is the title as readers see it. */
function shownTitle(
  shown: readonly string[],
  stated: readonly string[],
  names: readonly string[],
): string | undefined {
  const [best] = shown
    .filter((heading) => !isSiteName(heading, names) && wordsOf(heading).size >= MIN_TITLE_WORDS)
    .map((heading) => ({ heading, agrees: agreement(heading, stated) }))
    .filter(({ agrees }) => agrees >= MIN_LIKENESS)
    .sort((one, other) => other.agrees - one.agrees);
  return best && calmly(best.heading, stated);
}

export function readTitle(
  document: Document,
  facts: { meta: MetaTags; linked: LinkedArticle | undefined; siteName: string | undefined; url: string },
): string | undefined {
  const titleElement = findFirst(document, (element) => element.name === 'title');
  const names = [...(facts.siteName ? [skeleton(facts.siteName)] : []), ...hostNames(facts.url)];
  const stated = [
    facts.linked?.headline,
    facts.meta.first('og:title'),
    facts.meta.first('twitter:title', 'dc.title', 'citation_title'),
    titleElement ? textOf(titleElement) : undefined,
  ]
    .filter((title) => title !== undefined)
    .map((title) => withoutSiteName(decodeEntities(title), names))
    .map((title) => titlePart(title, names))
    .filter((title) => title !== '');
  const shown = headings(document);
  const title = shownTitle(shown, stated, names) ?? stated[0] ?? shown[0];
  return title?.slice(0, MAX_TITLE);
}
