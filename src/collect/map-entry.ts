/** Maps one RSS, RDF or Atom entry, with the vocabularies they borrow, to a `ParsedEntry`. */
import type { ParsedEntry } from '../vocabulary/feed-document.js';
import { htmlOf, lineOf } from './entry-text.js';
import { parseDate } from './parse-date.js';
import { readCategories } from './read-categories.js';
import { linksOf, pageLink, readLinks } from './read-links.js';
import { readEnclosures, readImage } from './read-media.js';
import { personName, uniqueNames } from './read-people.js';
import type { RepairLog } from './repair-log.js';
import { resolveUrl } from './resolve-urls.js';
import { withoutUndefined } from './without-undefined.js';
import { childElements, childText, findChild, findChildren, textOf, type XmlElement } from './xml-element.js';

export interface MappingContext {
  isAtom: boolean;
  repairs: RepairLog;
}

export function mapEntry(entry: XmlElement, context: MappingContext): ParsedEntry {
  const links = readLinks(entry);
  const identity = readIdentity(entry);
  const texts = readBodies(entry, context.isAtom);
  const permalink = identity.guidIsPermalink === false ? undefined : asWebAddress(identity.guid);
  return withoutUndefined<ParsedEntry>({
    ...identity,
    url: pageLink(links) ?? permalink ?? asWebAddress(entry.attributes.href),
    originalUrl: asWebAddress(childText(entry, 'feedburner:origlink')),
    title: readTitle(entry, context.isAtom),
    authors: readAuthors(entry),
    ...readDates(entry, context),
    ...texts,
    categories: readCategories(entry),
    enclosures: readEnclosures(entry),
    imageUrl: readImage(entry) ?? firstImage(texts.contentHtml ?? texts.summaryHtml, entry.base),
    language: childText(entry, 'dc:language') ?? entry.language,
    rights: firstLine(entry, ['rights', 'copyright', 'dc:rights'], context.isAtom),
    ...readComments(entry),
    relatedUrls: nonEmpty(linksOf(links, 'related')),
    origin: readOrigin(entry),
  });
}

const nonEmpty = <T>(list: T[]): T[] | undefined => (list.length === 0 ? undefined : list);

const asWebAddress = (text: string | undefined) =>
  text !== undefined && /^https?:\/\/\S+$/i.test(text) ? text : undefined;

function readIdentity(entry: XmlElement): Pick<ParsedEntry, 'guid' | 'guidIsPermalink'> {
  const guid = findChildren(entry, 'guid').find((element) => textOf(element) !== '');
  if (guid !== undefined) {
    return { guid: textOf(guid), guidIsPermalink: guid.attributes.ispermalink?.toLowerCase() !== 'false' };
  }
  const about = Object.entries(entry.attributes)
    .find(([name]) => name.endsWith(':about'))?.[1]
    .trim();
  return { guid: childText(entry, 'id', 'dc:identifier') ?? (about || undefined) };
}

export function firstLine(
  element: XmlElement,
  names: readonly string[],
  isAtom: boolean,
): string | undefined {
  for (const name of names) {
    for (const child of findChildren(element, name)) {
      const line = lineOf(child, isAtom);
      if (line !== undefined) return line;
    }
  }
  return undefined;
}

function readTitle(entry: XmlElement, isAtom: boolean): string | undefined {
  const group = findChild(entry, 'media:group');
  return (
    firstLine(entry, ['title', 'dc:title', 'media:title', 'itunes:title'], isAtom) ??
    (group && firstLine(group, ['media:title'], isAtom))
  );
}

export function readAuthors(element: XmlElement): string[] | undefined {
  const names = (...kinds: string[]) =>
    uniqueNames([...childElements(element)].filter(({ name }) => kinds.includes(name)).map(personName));
  return names('author', 'dc:creator', 'dc:author') ?? names('itunes:author', 'managingeditor');
}

/** `dc:date` does not say which date it is: it is the change, and the publication where nothing else is given. */
function readDates(
  entry: XmlElement,
  context: MappingContext,
): Pick<ParsedEntry, 'publishedAt' | 'updatedAt'> {
  const read = (...names: string[]) => firstDate(entry, names, context.repairs);
  const published = read('pubdate', 'published', 'issued', 'dcterms:issued', 'dcterms:created', 'created');
  const updated = read('updated', 'modified', 'dcterms:modified', 'dc:date', 'lastbuilddate');
  return { publishedAt: published ?? read('dc:date', 'dcterms:date', 'date'), updatedAt: updated };
}

/** The first of the named children that holds a readable date. */
export function firstDate(
  element: XmlElement,
  names: readonly string[],
  repairs: RepairLog,
): string | undefined {
  for (const name of names) {
    for (const child of findChildren(element, name)) {
      const text = textOf(child);
      const instant = parseDate(text, child.language);
      if (instant !== undefined) return instant;
      if (text !== '') repairs.add('unreadable-date');
    }
  }
  return undefined;
}

const contentNames = ['content:encoded', 'content', 'xhtml:body', 'body', 'fullitem'];
const summaryNames = ['description', 'summary', 'abstract', 'dc:description'];
const otherSummaryNames = ['itunes:summary', 'media:description'];

/** A longer second summary (podcasts) is the body; Media RSS descriptions caption pictures, so they come last. */
function readBodies(entry: XmlElement, isAtom: boolean): Pick<ParsedEntry, 'summaryHtml' | 'contentHtml'> {
  const first = (element: XmlElement | undefined, names: readonly string[]) =>
    element && names.map((name) => firstHtml(element, name, isAtom)).find((html) => html !== undefined);
  const contentHtml = first(entry, contentNames);
  const summaryHtml = first(entry, summaryNames);
  const notes = first(entry, ['itunes:summary']);
  if (summaryHtml === undefined) {
    const other =
      first(entry, otherSummaryNames) ?? first(findChild(entry, 'media:group'), otherSummaryNames);
    return { summaryHtml: other, contentHtml };
  }
  const isFuller = notes !== undefined && notes.length > summaryHtml.length;
  return { summaryHtml, contentHtml: contentHtml ?? (isFuller ? notes : undefined) };
}

function firstHtml(entry: XmlElement, name: string, isAtom: boolean): string | undefined {
  for (const child of findChildren(entry, name)) {
    const html = htmlOf(child, isAtom);
    if (html !== undefined) return html;
  }
  return undefined;
}

export function firstImage(html: string | undefined, base: string): string | undefined {
  const source = /<img\b[^>]{0,1000}?\ssrc\s*=\s*["']?([^"'\s>]+)/i.exec(html ?? '')?.[1];
  return source === undefined ? undefined : resolveUrl(source.replaceAll('&amp;', '&'), base);
}

function readComments(entry: XmlElement): Pick<ParsedEntry, 'commentsUrl' | 'commentCount'> {
  const comments = findChild(entry, 'comments');
  const count = childText(entry, 'slash:comments', 'thr:total');
  return {
    commentsUrl: comments && resolveUrl(textOf(comments), comments.base),
    commentCount: count !== undefined && /^\d{1,9}$/.test(count) ? Number(count) : undefined,
  };
}

function readOrigin(entry: XmlElement): ParsedEntry['origin'] {
  const source = findChild(entry, 'source');
  if (source === undefined) return undefined;
  const links = readLinks(source);
  const address = source.attributes.url ?? linksOf(links, 'self')[0] ?? pageLink(links);
  const text = firstLine(source, ['title'], true) ?? textOf(source);
  const isPlain = ![...childElements(source)].length;
  const title = firstLine(source, ['title'], true) ?? (isPlain ? text : '');
  const origin = withoutUndefined({
    title: title === '' ? undefined : title,
    url: address === undefined ? undefined : resolveUrl(address, source.base),
  });
  return Object.keys(origin).length === 0 ? undefined : origin;
}
