/** Reads the dates of entries and feeds from the elements that hold them. */
import type { ParsedEntry } from '../vocabulary/feed-document.js';
import { parseDate } from './parse-date.js';
import type { RepairLog } from './repair-log.js';
import { findChildren, textOf, type XmlElement } from './xml-element.js';

/** `dc:date` does not say which date it is: it is the change, and the publication where nothing else is given. */
export function readEntryDates(
  entry: XmlElement,
  repairs: RepairLog,
): Pick<ParsedEntry, 'publishedAt' | 'updatedAt'> {
  const read = (...names: string[]) => firstDate(entry, names, repairs);
  const published = read('pubdate', 'published', 'issued', 'dcterms:issued', 'dcterms:created', 'created');
  const publishedAt = published ?? read('dc:date', 'dcterms:date', 'date');
  const updatedAt =
    read('updated', 'modified', 'dcterms:modified', 'dc:date', 'lastbuilddate') ??
    parseDate(entry.attributes.lastmod ?? '');
  return { ...(publishedAt && { publishedAt }), ...(updatedAt && { updatedAt }) };
}

/** Nobody repeats a date more often than that. */
const maxCandidates = 4;

/** The last readable date of the first name that has one: a field that is repeated was appended to. */
export function firstDate(
  element: XmlElement,
  names: readonly string[],
  repairs: RepairLog,
): string | undefined {
  for (const name of names) {
    for (const child of findChildren(element, name).slice(-maxCandidates).toReversed()) {
      const text = textOf(child);
      const instant = parseDate(text, child.language);
      if (instant !== undefined) return instant;
      if (text !== '') repairs.add('unreadable-date');
    }
  }
  return undefined;
}
