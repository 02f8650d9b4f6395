/** Maps one RSS, RDF or Atom entry, with the vocabularies they borrow, to a `ParsedEntry`. */
import type { ParsedEntry } from '../vocabulary/feed-document.js';
import { lineOf } from './entry-text.js';
import { firstImage, readBodies, readLanguage } from './read-bodies.js';
import { readCategories } from './read-categories.js';
import { readEntryDates } from './read-dates.js';
import { readIdentity } from './read-identity.js';
import { linksOf, pageLink, readLinks } from './read-links.js';
import { readEnclosures, readImage } from './read-media.js';
import { readAuthors } from './read-people.js';
import type { RepairLog } from './repair-log.js';
import { resolveUrl } from './resolve-urls.js';
import { withoutUndefined } from './without-undefined.js';
import { childElements, childText, findChild, findChildren, textOf, type XmlElement } from './xml-element.js';

export interface MappingContext {
  isAtom: boolean;
  repairs: RepairLog;
}

/** Every field is named here, present or not: objects of one shape are several times faster to fill than spread ones. */
export function mapEntry(entry: XmlElement, { isAtom, repairs }: MappingContext): ParsedEntry {
  const links = readLinks(entry);
  const { guid, guidIsPermalink } = readIdentity(entry);
  const { summaryHtml, contentHtml } = readBodies(entry, isAtom);
  const { publishedAt, updatedAt } = readEntryDates(entry, repairs);
  const permalink = guidIsPermalink === false ? undefined : asWebAddress(guid);
  const related = linksOf(links, 'related');
  return withoutUndefined<ParsedEntry>({
    guid,
    guidIsPermalink,
    url: pageLink(links) ?? permalink ?? resolveUrl(entry.attributes.href ?? '', entry.base),
    originalUrl: asWebAddress(childText(entry, 'feedburner:origlink')),
    title: readTitle(entry, isAtom),
    authors: readAuthors(entry),
    publishedAt,
    updatedAt,
    summaryHtml,
    contentHtml,
    categories: readCategories(entry),
    enclosures: readEnclosures(entry),
    imageUrl: readImage(entry) ?? firstImage(contentHtml ?? summaryHtml, entry.base),
    language: readLanguage(entry),
    rights: firstLine(entry, ['rights', 'copyright', 'dc:rights'], isAtom),
    commentsUrl: readCommentsUrl(entry),
    commentCount: readCommentCount(entry),
    relatedUrls: related.length === 0 ? undefined : related,
    origin: readOrigin(entry),
  });
}

const asWebAddress = (text: string | undefined) =>
  text !== undefined && /^https?:\/\/\S+$/i.test(text) ? text : undefined;

/** Plain text of the first child that has any; earlier names win. */
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

function readCommentsUrl(entry: XmlElement): string | undefined {
  const comments = findChild(entry, 'comments');
  return comments && resolveUrl(textOf(comments), comments.base);
}

function readCommentCount(entry: XmlElement): number | undefined {
  const count = childText(entry, 'slash:comments', 'thr:total') ?? '';
  return /^\d{1,9}$/.test(count) ? Number(count) : undefined;
}

/** `source` of RSS holds the title as text, that of Atom the origin's own fields. */
function readOrigin(entry: XmlElement): ParsedEntry['origin'] {
  const source = findChild(entry, 'source');
  if (source === undefined) return undefined;
  const links = readLinks(source);
  const isPlain = childElements(source).length === 0;
  const title = isPlain ? textOf(source) : firstLine(source, ['title'], true);
  const url =
    resolveUrl(source.attributes.url ?? '', source.base) ?? pageLink(links) ?? linksOf(links, 'self')[0];
  return title || url ? { ...(title && { title }), ...(url && { url }) } : undefined;
}
