/** Reads RSS, RDF, Atom and sitemaps: as they are where they are well-formed, else repaired. */
import type { FeedFormat, ParsedEntry, ParsedFeed } from '../vocabulary/feed-document.js';
import { describeNonFeed } from './describe-non-feed.js';
import { mapEntry } from './map-entry.js';
import { mapFeed } from './map-feed.js';
import { mapSitemapUrl, sitemapAddress } from './map-sitemap.js';
import type { ParseFailure, ParseLimits } from './parse-limits.js';
import { prepareXml } from './prepare-xml.js';
import { readXml } from './read-xml.js';
import { RepairLog } from './repair-log.js';
import { repairMarkup } from './repair-markup.js';
import { scanXml } from './scan-xml.js';
import { TreeBuilder } from './tree-builder.js';
import type { XmlElement } from './xml-element.js';

export interface XmlContext {
  base: string;
  /** Language in force where the document declares none. */
  language?: string | undefined;
  limits: ParseLimits;
  repairs: RepairLog;
  /** False where the octets are known to hold no character that XML forbids. */
  hasControls: boolean;
}

type Parsed = Omit<ParsedFeed, 'repairs'> | ParseFailure;

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

/** Entries come in document order; `not-a-feed` when there is nothing that can be an entry. */
export function parseXmlFeed(text: string, context: XmlContext): Parsed {
  const { repairs, hasControls } = context;
  const prepared = prepareXml(text, repairs, hasControls);
  const attempt = { ...context, repairs: new RepairLog() };
  const scanned = readFeed(text, attempt, (builder) => scanXml(prepared, builder));
  if (scanned !== undefined) {
    repairs.addAll(attempt.repairs);
    return scanned;
  }
  const readRepaired = (builder: TreeBuilder) => {
    readXml(repairMarkup(prepared, repairs), builder);
    return true;
  };
  return readFeed(text, context, readRepaired) ?? notAFeed(text);
}

const notAFeed = (text: string): ParseFailure => ({ failure: 'not-a-feed', reason: describeNonFeed(text) });

/** Undefined when `read` says that it could not read the document. */
function readFeed(
  text: string,
  context: XmlContext,
  read: (builder: TreeBuilder) => boolean,
): Parsed | undefined {
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
  const builder = new TreeBuilder({
    ...context,
    entryNames(root) {
      format = roots[root]?.format;
      return roots[root]?.entries ?? feedEntries;
    },
    onEntry: addEntry,
  });
  if (!read(builder)) return undefined;
  if (builder.failure) return builder.failure;
  if (builder.root === undefined || format === undefined || format === 'html') return notAFeed(text);
  if (format === 'sitemap') return { format, feed: sitemaps.length === 0 ? {} : { sitemaps }, entries };
  return { format, feed: mapFeed(builder.root, { isAtom: format === 'atom', repairs }), entries };
}
