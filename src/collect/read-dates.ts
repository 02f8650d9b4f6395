/** Reads the dates of entries and feeds from the elements that hold them. */
import { parseDate } from './parse-date.js';
import type { RepairLog } from './repair-log.js';
import { findChildren, textOf, type XmlElement } from './xml-element.js';

/** `dc:date` does not say which date it is: it is the change, and the publication where nothing else is given. */
export function readEntryDates(
  entry: XmlElement,
  repairs: RepairLog,
): { publishedAt: string | undefined; updatedAt: string | undefined } {
  const read = (...names: string[]) => firstDate(entry, names, repairs);
  const unnamed = read('dc:date');
  const publishedAt =
    read('pubdate', 'published', 'issued', 'dcterms:issued', 'dcterms:created', 'created') ??
    unnamed ??
    read('dcterms:date', 'date');
  const updatedAt =
    read('updated', 'modified', 'dcterms:modified') ??
    unnamed ??
    read('lastbuilddate') ??
    parseDate(entry.attributes.lastmod ?? '');
  return { publishedAt, updatedAt };
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
    const candidates = findChildren(element, name);
    if (candidates.length === 0) continue;
    for (const child of candidates.slice(-maxCandidates).toReversed()) {
      const text = textOf(child);
      const instant = parseDate(text, child.language);
      if (instant !== undefined) return instant;
      if (text !== '') repairs.add('unreadable-date');
    }
  }
  return undefined;
}
