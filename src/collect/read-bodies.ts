/** Chooses the summary and the body of an entry among the many elements that may hold them. */
import type { ParsedEntry } from '../vocabulary/feed-document.js';
import { htmlOf } from './entry-text.js';
import { resolveUrl } from './resolve-urls.js';
import { childElements, childText, findChild, findChildren, type XmlElement } from './xml-element.js';

const contentNames = ['content:encoded', 'content', 'xhtml:body', 'body', 'fullitem'];
const summaryNames = new Set(['description', 'summary', 'abstract', 'dc:description', 'itunes:summary']);

const isPresent = <T>(value: T | undefined): value is T => value !== undefined;

/**
 * The first summary in document order is the summary; without content of its own, a second one is the body where it says
 * more (podcasts write both). Media RSS descriptions caption pictures, so they come last.
 */
export function readBodies(
  entry: XmlElement,
  isAtom: boolean,
): Pick<ParsedEntry, 'summaryHtml' | 'contentHtml'> {
  const content = contentNames.map((name) => firstHtml(entry, name, isAtom)).find(isPresent);
  const [summary = readCaption(entry, isAtom), second] = childElements(entry)
    .filter(({ name }) => summaryNames.has(name))
    .map((child) => htmlOf(child, isAtom))
    .filter(isPresent);
  const isFuller = second !== undefined && (second.length > (summary?.length ?? 0) || hasTwoTexts(entry));
  const contentHtml = content ?? (isFuller ? second : undefined);
  return { ...(summary && { summaryHtml: summary }), ...(contentHtml && { contentHtml }) };
}

/** RSS has no `summary`: who writes one beside `description` means two texts. */
const hasTwoTexts = (entry: XmlElement) =>
  findChild(entry, 'summary') !== undefined && findChild(entry, 'description') !== undefined;

function readCaption(entry: XmlElement, isAtom: boolean): string | undefined {
  const group = findChild(entry, 'media:group');
  const name = 'media:description';
  return firstHtml(entry, name, isAtom) ?? (group && firstHtml(group, name, isAtom));
}

function firstHtml(entry: XmlElement, name: string, isAtom: boolean): string | undefined {
  for (const child of findChildren(entry, name)) {
    const html = htmlOf(child, isAtom);
    if (html !== undefined) return html;
  }
  return undefined;
}

/** The language of the text we show: of the body, else of the title, else the one in force. */
export function readLanguage(entry: XmlElement): string | undefined {
  const names = [...contentNames, 'description', 'summary', 'title'];
  const text = names.map((name) => findChild(entry, name)).find(isPresent);
  return tidyLanguage(childText(entry, 'dc:language') ?? (text ?? entry).language);
}

/** Tags as BCP 47 writes them; an empty one means that the language is not known (XML 1.0 §2.12). */
export const tidyLanguage = (tag: string | undefined): string | undefined =>
  tag?.trim().replaceAll('_', '-') || undefined;

/** Address of the first picture in the HTML. */
export function firstImage(html: string | undefined, base: string): string | undefined {
  const source = /<img\b[^>]{0,1000}?\ssrc\s*=\s*["']?([^"'\s>]+)/i.exec(html ?? '')?.[1];
  return source === undefined ? undefined : resolveUrl(source.replaceAll('&amp;', '&'), base);
}
