/** Parses the octets of a feed document, whatever its format and however broken, into one value. */
import type { ParsedFeed } from '../vocabulary/feed-document.js';
import { decodeBytes } from './decode-bytes.js';
import { mayHoldControls } from './find-controls.js';
import { parseJsonFeed } from './parse-json-feed.js';
import { defaultLimits, type ParseFailure, type ParseLimits } from './parse-limits.js';
import { parseXmlFeed, type XmlContext } from './parse-xml-feed.js';
import { type JsonPaths, readJsonApi } from './read-json-api.js';
import { type ListingSelectors, readListing } from './read-listing.js';
import { RepairLog } from './repair-log.js';
import { resolveUrl } from './resolve-urls.js';

export interface ParseInput {
  bytes: Uint8Array;
  /** Address the document was got from, after redirects. */
  url: string;
  /** Of the answer; names in any case. */
  headers?: Readonly<Record<string, string>>;
  limits?: Partial<ParseLimits>;
  /** Reads an HTML page as a list of news. */
  select?: ListingSelectors | undefined;
  /** Reads a JSON API as a list of news. */
  paths?: JsonPaths | undefined;
  /** For listing pages: what relative dates count from, now when absent, and the language where the page names none. */
  now?: Date;
  language?: string | undefined;
}

export type ParseResult = { ok: true; feed: ParsedFeed } | ({ ok: false } & ParseFailure);

type Parsed = Omit<ParsedFeed, 'repairs'> | ParseFailure;

/**
 * Never throws for what the document holds. Entries come in document order, also those that say nothing. Without `select`
 * and `paths` the document is a feed or a sitemap, and anything else is `not-a-feed`.
 */
export function parseFeed(input: ParseInput): ParseResult {
  const limits = { ...defaultLimits, ...input.limits };
  const { bytes } = input;
  if (bytes.length > limits.maxBytes)
    return refuse('too-large', `the document has ${bytes.length} octets, more than ${limits.maxBytes}`);
  const repairs = new RepairLog();
  const headers = lowerCaseNames(input.headers ?? {});
  const { text, encoding } = decodeBytes(bytes, headers['content-type'], repairs);
  if (text.trim() === '') return refuse('empty', 'the document is empty');
  const base = resolveUrl(headers['content-location'] ?? '', input.url) ?? input.url;
  const language = headers['content-language']?.split(',')[0]?.trim();
  const hasControls = encoding !== 'utf-8' || mayHoldControls(bytes);
  const outcome = parseText(text, input, { base, language, limits, repairs, hasControls });
  if ('failure' in outcome) return { ok: false, ...outcome };
  return { ok: true, feed: { ...outcome, repairs: repairs.list() } };
}

function parseText(text: string, { select, paths, now, language }: ParseInput, context: XmlContext): Parsed {
  if (select !== undefined)
    return readListing(text, select, { ...context, url: context.base, now: now ?? new Date(), language });
  if (paths !== undefined) return readJsonApi(text, paths, context);
  return /^\s*[[{]/.test(text)
    ? parseJsonFeed(text, context.base, context.limits, context.repairs)
    : parseXmlFeed(text, context);
}

const refuse = (failure: ParseFailure['failure'], reason: string): ParseResult => ({
  ok: false,
  failure,
  reason,
});

function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
