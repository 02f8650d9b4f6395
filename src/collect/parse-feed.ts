/** Parses the octets of a feed document, whatever its format and however broken, into one value. */
import type { FeedFormat, ParsedEntry, ParsedFeed } from '../vocabulary/feed-document.js';
import { decodeBytes } from './decode-bytes.js';
import { describeNonFeed } from './describe-non-feed.js';
import { mapEntry } from './map-entry.js';
import { mapFeed } from './map-feed.js';
import { mapSitemapUrl, sitemapAddress } from './map-sitemap.js';
import { parseJsonFeed } from './parse-json-feed.js';
import { defaultLimits, type ParseFailure, type ParseLimits } from './parse-limits.js';
import { prepareXml } from './prepare-xml.js';
import { type JsonPaths, readJsonApi } from './read-json-api.js';
import { type ListingSelectors, readListing } from './read-listing.js';
import { readXml, type XmlReading } from './read-xml.js';
import { RepairLog } from './repair-log.js';
import { resolveUrl } from './resolve-urls.js';
import type { XmlElement } from './xml-element.js';

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
  const { text } = decodeBytes(bytes, headers['content-type'], repairs);
  if (text.trim() === '') return refuse('empty', 'the document is empty');
  const base = resolveUrl(headers['content-location'] ?? '', input.url) ?? input.url;
  const language = headers['content-language']?.split(',')[0]?.trim();
  const outcome = parseText(text, input, { base, language, limits, repairs });
  if ('failure' in outcome) return { ok: false, ...outcome };
  return { ok: true, feed: { ...outcome, repairs: repairs.list() } };
}

type Context = Pick<XmlReading, 'base' | 'language' | 'limits' | 'repairs'>;

function parseText(text: string, { select, paths, now, language }: ParseInput, context: Context): Parsed {
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

interface XmlFormat {
  format: FeedFormat;
  entries: ReadonlySet<string>;
}

const feedEntries: ReadonlySet<string> = new Set(['item', 'entry']);
const roots: Readonly<Record<string, XmlFormat>> = {
  rss: { format: 'rss', entries: feedEntries },
  channel: { format: 'rss', entries: feedEntries },
  'rdf:rdf': { format: 'rdf', entries: feedEntries },
  feed: { format: 'atom', entries: feedEntries },
  urlset: { format: 'sitemap', entries: new Set(['url']) },
  sitemapindex: { format: 'sitemap', entries: new Set(['sitemap']) },
  html: { format: 'html', entries: new Set() },
};

function parseXmlFeed(text: string, context: Context): Parsed {
  const entries: ParsedEntry[] = [];
  const sitemaps: string[] = [];
  const { repairs } = context;
  let format: FeedFormat | undefined;
  const addEntry = (element: XmlElement) => {
    format ??= element.name === 'entry' ? 'atom' : 'rss';
    if (element.name === 'sitemap') sitemaps.push(...[sitemapAddress(element) ?? []].flat());
    else if (element.name === 'url') entries.push(...[mapSitemapUrl(element) ?? []].flat());
    else entries.push(mapEntry(element, { isAtom: format === 'atom', repairs }));
  };
  const reading = readXml(prepareXml(text, repairs), {
    ...context,
    entryNames(root) {
      format = roots[root]?.format;
      return roots[root]?.entries ?? feedEntries;
    },
    onEntry: addEntry,
  });
  if ('failure' in reading) return reading;
  if (reading.root === undefined || format === undefined || format === 'html')
    return { failure: 'not-a-feed', reason: describeNonFeed(text) };
  if (format === 'sitemap') return { format, feed: sitemaps.length === 0 ? {} : { sitemaps }, entries };
  return { format, feed: mapFeed(reading.root, { isAtom: format === 'atom', repairs }), entries };
}
