/** Chooses the summary and the body of an entry among the many elements that may hold them. */
import { htmlOf } from './entry-text.js';
import { resolveUrl } from './resolve-urls.js';
import { childText, findChild, findChildren, isElement, type XmlElement } from './xml-element.js';

const contentNames = ['content:encoded', 'content', 'xhtml:body', 'body', 'fullitem'];
const summaryNames = new Set(['description', 'summary', 'abstract', 'dc:description', 'itunes:summary']);

export interface Bodies {
  summaryHtml: string | undefined;
  contentHtml: string | undefined;
}

/**
 * The first summary in document order is the summary; without content of its own, a second one is the body where it says
 * more (podcasts write both). Media RSS descriptions caption pictures, so they come last.
 */
export function readBodies(entry: XmlElement, isAtom: boolean): Bodies {
  const content = firstHtml(entry, contentNames, isAtom);
  const summaries: string[] = [];
  for (const child of entry.children) {
    const html = isElement(child) && summaryNames.has(child.name) ? htmlOf(child, isAtom) : undefined;
    if (html !== undefined) summaries.push(html);
  }
  const [summary = readCaption(entry, isAtom), second] = summaries;
  const isFuller = second !== undefined && (second.length > (summary?.length ?? 0) || hasTwoTexts(entry));
  return { summaryHtml: summary, contentHtml: content ?? (isFuller ? second : undefined) };
}

/** RSS has no `summary`: who writes one beside `description` means two texts. */
const hasTwoTexts = (entry: XmlElement) =>
  findChild(entry, 'summary') !== undefined && findChild(entry, 'description') !== undefined;

function readCaption(entry: XmlElement, isAtom: boolean): string | undefined {
  const group = findChild(entry, 'media:group');
  const names = ['media:description'];
  return firstHtml(entry, names, isAtom) ?? (group && firstHtml(group, names, isAtom));
}

/** Earlier names win. */
function firstHtml(entry: XmlElement, names: readonly string[], isAtom: boolean): string | undefined {
  for (const name of names) {
    for (const child of findChildren(entry, name)) {
      const html = htmlOf(child, isAtom);
      if (html !== undefined) return html;
    }
  }
  return undefined;
}

const shownNames = [...contentNames, 'description', 'summary', 'title'];

/** The language of the text we show: of the body, else of the title, else the one in force. */
export function readLanguage(entry: XmlElement): string | undefined {
  let shown: XmlElement | undefined;
  for (const name of shownNames) shown ??= findChild(entry, name);
  return tidyLanguage(childText(entry, 'dc:language') ?? (shown ?? entry).language);
}

/** Tags as BCP 47 writes them; an empty one means that the language is not known (XML 1.0 §2.12). */
export const tidyLanguage = (tag: string | undefined): string | undefined =>
  tag?.trim().replaceAll('_', '-') || undefined;

/** Address of the first picture in the HTML. */
export function firstImage(html: string | undefined, base: string): string | undefined {
  const source = /<img\b[^>]{0,1000}?\ssrc\s*=\s*["']?([^"'\s>]+)/i.exec(html ?? '')?.[1];
  return source === undefined ? undefined : resolveUrl(source.replaceAll('&amp;', '&'), base);
}
