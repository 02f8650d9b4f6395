/** The names under which an announced entry may be known to its source, and a print of what was announced. */
import { createHash } from 'node:crypto';
import { canonicalUrl } from '../text/canonical-url.js';
import type { ParsedEntry } from '../vocabulary/feed-document.js';

/** Longer guids exist in the wild (whole articles); a hash keeps the index row small. */
const longestKey = 500;

export interface EntryNames {
  /** Absent where the source gives no guid. */
  guid?: string;
  /** For a second article under one guid. */
  guidAndAddress?: string;
  /** By address, or by words where it has none. */
  plain: string;
  /** Short hash of the canonical address; absent without one, and for a front page, which many entries may name. */
  address?: string;
  /** Hash of what was announced; another print under the same key is a change. */
  print: string;
  announced: ParsedEntry;
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}

function keyOf(kind: 'guid' | 'url', value: string): string {
  return value.length <= longestKey ? `${kind} ${value}` : `${kind} sha256 ${digest(value)}`;
}

function plainKey({ title, contentHtml, summaryHtml }: ParsedEntry, url: string | undefined): string {
  return url === undefined ? `text sha256 ${digest([title, contentHtml ?? summaryHtml])}` : keyOf('url', url);
}

/** Short hash of a canonical address; undefined for a front page, which many entries may name, and for no web address. */
export function hashAddress(address: string): string | undefined {
  const canonical = canonicalUrl(address);
  const isFrontPage = canonical !== undefined && /^https?:\/\/[^/?#]+$/.test(canonical);
  return canonical === undefined || isFrontPage ? undefined : digest(canonical).slice(0, 22);
}

/** A podcast's episodes often have no page; then their file tells them apart. */
function addressOf({ url, enclosures }: ParsedEntry): string | undefined {
  const address = url ?? enclosures?.[0]?.url;
  return address === undefined ? undefined : hashAddress(address);
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

function nameEntry(announced: ParsedEntry): EntryNames {
  const url = announced.url === undefined ? undefined : (canonicalUrl(announced.url) ?? announced.url);
  const plain = plainKey(announced, url);
  const address = addressOf(announced);
  const guid = announced.guid?.trim();
  return {
    ...(guid ? { guid: keyOf('guid', guid) } : {}),
    ...(guid && address !== undefined ? { guidAndAddress: `guid sha256 ${digest([guid, address])}` } : {}),
    plain,
    ...(address === undefined ? {} : { address }),
    print: printOf(announced),
    announced,
  };
}

/** In document order; empty entries are left out. */
export function nameEntries(entries: readonly ParsedEntry[]): EntryNames[] {
  return entries.filter(says).map(nameEntry);
}

/** Every key that one of the entries may turn out to have. */
export function listNames(entries: readonly EntryNames[]): { key: string; address?: string }[] {
  return entries.flatMap(({ guid, guidAndAddress, plain, address }) =>
    [guid, guidAndAddress, plain].flatMap((key) =>
      key === undefined ? [] : [{ key, ...(address === undefined ? {} : { address }) }],
    ),
  );
}
