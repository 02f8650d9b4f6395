/** Gives each announced entry its identity within the source, and a print of what was announced. */
import { createHash } from 'node:crypto';
import { canonicalUrl } from '../text/canonical-url.js';
import type { KeyedEntry } from '../vocabulary/entry.js';
import type { ParsedEntry } from '../vocabulary/feed-document.js';

/** Longer guids exist in the wild (whole articles); a hash keeps the index row small. */
const longestKey = 500;

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}

function keyOf(entry: ParsedEntry): string {
  const guid = entry.guid?.trim();
  if (guid) return guid.length <= longestKey ? `guid ${guid}` : `guid sha256 ${digest(guid)}`;
  const url = entry.url === undefined ? undefined : (canonicalUrl(entry.url) ?? entry.url);
  if (url !== undefined) return url.length <= longestKey ? `url ${url}` : `url sha256 ${digest(url)}`;
  return `text sha256 ${digest([entry.title, entry.contentHtml ?? entry.summaryHtml])}`;
}

/** Comment counts, view counts and dates move without any news, so they are not part of the print. */
function printOf(entry: ParsedEntry): string {
  const { url, title, summaryHtml, contentHtml, categories, enclosures } = entry;
  return digest([url, title, summaryHtml, contentHtml, categories, enclosures]);
}

function says(entry: ParsedEntry): boolean {
  return Boolean(
    entry.url ?? entry.title ?? entry.contentHtml ?? entry.summaryHtml ?? entry.enclosures?.length,
  );
}

/** Keys in document order; of several entries with one key the first stands, empty ones are left out. */
export function keyEntries(entries: readonly ParsedEntry[]): KeyedEntry[] {
  const keyed = new Map<string, KeyedEntry>();
  for (const announced of entries) {
    const key = keyOf(announced);
    if (says(announced) && !keyed.has(key)) keyed.set(key, { key, print: printOf(announced), announced });
  }
  return [...keyed.values()];
}
