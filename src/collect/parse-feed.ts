/** Parses the octets of a feed document, whatever its format and however broken, into one value. */
import type { FeedFormat, ParsedEntry, ParsedFeed } from '../vocabulary/feed-document.js';
import { decodeBytes } from './decode-bytes.js';
import { describeNonFeed } from './describe-non-feed.js';
import { mapEntry } from './map-entry.js';
import { mapFeed } from './map-feed.js';
import { parseJsonFeed } from './parse-json-feed.js';
import { defaultLimits, type ParseFailure, type ParseLimits } from './parse-limits.js';
import { prepareXml } from './prepare-xml.js';
import { readXml, type XmlReading } from './read-xml.js';
import { RepairLog } from './repair-log.js';
import { resolveUrl } from './resolve-urls.js';

export interface ParseInput {
  bytes: Uint8Array;
  /** Address the document was got from, after redirects. */
  url: string;
  /** Of the answer; names in any case. */
  headers?: Readonly<Record<string, string>>;
  limits?: Partial<ParseLimits>;
}

export type ParseResult = { ok: true; feed: ParsedFeed } | ({ ok: false } & ParseFailure);

/** Never throws for what the document holds. Entries come in document order, also those that say nothing. */
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
  const outcome = /^\s*[[{]/.test(text)
    ? parseJsonFeed(text, base, limits, repairs)
    : parseXmlFeed(text, { base, language, limits, repairs });
  if ('failure' in outcome) return { ok: false, ...outcome };
  return { ok: true, feed: { ...outcome, repairs: repairs.list() } };
}

const refuse = (failure: ParseFailure['failure'], reason: string): ParseResult => ({
  ok: false,
  failure,
  reason,
});

function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

const entryNames: ReadonlySet<string> = new Set(['item', 'entry']);
const formats: Readonly<Record<string, FeedFormat>> = {
  rss: 'rss',
  'rdf:rdf': 'rdf',
  feed: 'atom',
  channel: 'rss',
};

function parseXmlFeed(
  text: string,
  context: Pick<XmlReading, 'base' | 'language' | 'limits' | 'repairs'>,
): Omit<ParsedFeed, 'repairs'> | ParseFailure {
  const { repairs } = context;
  const entries: ParsedEntry[] = [];
  let format: FeedFormat | undefined;
  const reading = readXml(prepareXml(text, repairs), {
    ...context,
    entryNames(root) {
      format = formats[root];
      return root === 'html' ? new Set() : entryNames;
    },
    onEntry(element) {
      format ??= element.name === 'entry' ? 'atom' : 'rss';
      entries.push(mapEntry(element, { isAtom: format === 'atom', repairs }));
    },
  });
  if ('failure' in reading) return reading;
  if (reading.root === undefined || format === undefined)
    return { failure: 'not-a-feed', reason: describeNonFeed(text) };
  return { format, feed: mapFeed(reading.root, { isAtom: format === 'atom', repairs }), entries };
}
