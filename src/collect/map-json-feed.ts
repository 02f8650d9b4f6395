/** Maps JSON Feed 1.0 and 1.1 (jsonfeed.org) to a `ParsedFeed`, forgiving what real ones get wrong. */
import type { Enclosure, FeedFacts, ParsedEntry } from '../vocabulary/feed-document.js';
import { plainToHtml } from './entry-text.js';
import { parseDate } from './parse-date.js';
import { plainTitle } from './plain-title.js';
import { firstImage } from './read-bodies.js';
import { makeEnclosure } from './read-media.js';
import { nameOnly, uniqueNames } from './read-people.js';
import { resolveHtmlUrls, resolveUrl } from './resolve-urls.js';
import { withoutUndefined } from './without-undefined.js';

export type JsonRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Text of a string or number; undefined when there is none. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return value.trim();
}

export const isJsonFeed = (value: JsonRecord): boolean =>
  Array.isArray(value.items) &&
  (/jsonfeed\.org/i.test(textIn(value.version) ?? '') || value.items.some(looksLikeItem));

const looksLikeItem = (item: unknown) =>
  isRecord(item) && ('content_html' in item || 'content_text' in item || ('id' in item && 'url' in item));

export function mapJsonFeedHead(feed: JsonRecord, base: string): FeedFacts {
  const address = (value: unknown) => addressIn(value, base);
  const hubs = listOf(feed.hubs).flatMap((hub) => (isRecord(hub) ? (address(hub.url) ?? []) : []));
  return withoutUndefined<FeedFacts>({
    title: lineIn(feed.title),
    subtitle: lineIn(feed.description),
    siteUrl: address(feed.home_page_url),
    selfUrl: address(feed.feed_url),
    language: textIn(feed.language),
    imageUrl: address(feed.icon) ?? address(feed.favicon),
    authors: authorsIn(feed),
    hubs: hubs.length === 0 ? undefined : hubs,
    nextUrl: address(feed.next_url),
  });
}

export function mapJsonFeedItem(item: JsonRecord, base: string): ParsedEntry {
  const url = addressIn(item.url, base);
  const plain = textIn(item.content_text);
  const html = textIn(item.content_html) ?? (plain === undefined ? undefined : plainToHtml(plain));
  const summary = textIn(item.summary);
  const external = addressIn(item.external_url, base);
  return withoutUndefined<ParsedEntry>({
    guid: textIn(item.id),
    url: url ?? external ?? (/^https?:/i.test(textIn(item.id) ?? '') ? textIn(item.id) : undefined),
    title: lineIn(item.title),
    authors: authorsIn(item),
    publishedAt: dateIn(item.date_published),
    updatedAt: dateIn(item.date_modified),
    summaryHtml: summary === undefined ? undefined : plainToHtml(summary),
    contentHtml: html === undefined ? undefined : resolveHtmlUrls(html, url ?? base),
    categories: uniqueNames(listOf(item.tags).map(lineIn)),
    enclosures: enclosuresIn(item, base),
    imageUrl:
      addressIn(item.image, base) ?? addressIn(item.banner_image, base) ?? firstImage(html, url ?? base),
    language: textIn(item.language),
    relatedUrls: external === undefined || url === undefined ? undefined : [external],
  });
}

const lineIn = (value: unknown): string | undefined => {
  const text = textIn(value);
  return text === undefined ? undefined : plainTitle(text, 'unknown') || undefined;
};

const addressIn = (value: unknown, base: string) =>
  typeof value === 'string' ? resolveUrl(value, base) : undefined;

const dateIn = (value: unknown) => parseDate(textIn(value) ?? '');

/** 1.1 has `authors`, 1.0 one `author`; some write plain strings. */
function authorsIn(record: JsonRecord): string[] | undefined {
  const people = [...listOf(record.authors), record.author];
  return uniqueNames(
    people.map((person) => nameOnly(textIn(isRecord(person) ? (person.name ?? person.url) : person) ?? '')),
  );
}

function enclosuresIn(item: JsonRecord, base: string): Enclosure[] | undefined {
  const enclosures = listOf(item.attachments).flatMap((attachment) => {
    if (!isRecord(attachment)) return [];
    const { url, mime_type: type, size_in_bytes: size } = attachment;
    return makeEnclosure(textIn(url), textIn(type), textIn(size), base) ?? [];
  });
  return enclosures.length === 0 ? undefined : enclosures;
}
