/** Finds out how an address can be read as a source: as it is, by a feed it names or keeps in a usual place, or by selectors. */
import { chooseFeeds } from '../collect/choose-feed.js';
import { decodeBytes } from '../collect/decode-bytes.js';
import { parseFeed } from '../collect/parse-feed.js';
import { proposeSelectors } from '../collect/propose-selectors.js';
import type { ListingSelectors } from '../collect/read-listing.js';
import { RepairLog } from '../collect/repair-log.js';
import type { Now, Robots } from '../ports.js';
import type { ParsedFeed } from '../vocabulary/feed-document.js';
import type { HttpClient } from '../vocabulary/fetching.js';
import type { FetchOutcome } from '../vocabulary/outcome.js';

export interface Found {
  url: string;
  feed: ParsedFeed;
  select?: ListingSelectors;
  /** A sentence without its stop. */
  because: string;
}

export type Inspection = { ok: true; found: Found } | { ok: false; reason: string };

/** What is asked, within its manners. */
export interface InspectPorts {
  http: HttpClient;
  robots: Robots;
  now: Now;
}

type Fresh = Extract<FetchOutcome, { kind: 'fresh' }>;

/** Where programs that publish feeds put them; asked one after the other, and only where the page names none. */
const usualPaths = [
  '/feed',
  '/rss.xml',
  '/feed.xml',
  '/atom.xml',
  '/index.xml',
  '/feed.json',
  '/news-sitemap.xml',
];

function read({ body, finalUrl, headers }: Fresh, select?: ListingSelectors): ParsedFeed | undefined {
  const parsed = parseFeed({ bytes: body, url: finalUrl, headers, select });
  return parsed.ok && parsed.feed.entries.length > 0 ? parsed.feed : undefined;
}

async function tryFeeds(
  client: HttpClient,
  urls: readonly string[],
  because: string,
): Promise<Found | undefined> {
  for (const url of urls) {
    const outcome = await client.fetchDocument({ url });
    const feed = outcome.kind === 'fresh' ? read(outcome) : undefined;
    if (feed) return { url, feed, because };
  }
  return undefined;
}

function asListing(page: Fresh, now: Date): Found | undefined {
  const { text } = decodeBytes(page.body, page.headers['content-type'], new RepairLog());
  const select = proposeSelectors(text, page.finalUrl, now);
  const feed = select && read(page, select);
  if (!feed) return undefined;
  return { url: page.finalUrl, feed, select, because: `the page lists news, each in "${select.item}"` };
}

export async function inspectAddress(
  { http: client, robots, now }: InspectPorts,
  url: string,
): Promise<Inspection> {
  const outcome = await client.fetchDocument({ url });
  if (outcome.kind !== 'fresh')
    return { ok: false, reason: 'reason' in outcome ? outcome.reason : outcome.kind };
  const feed = read(outcome);
  if (feed) return { ok: true, found: { url, feed, because: `it is a feed (${feed.format})` } };
  const usual = usualPaths.map((path) => new URL(path, outcome.finalUrl).href);
  const found =
    (await tryFeeds(client, chooseFeeds(outcome), 'the page names this feed')) ??
    (await tryFeeds(client, usual, 'the site keeps a feed in a usual place')) ??
    asListing(outcome, now());
  const verdict = found?.select ? await robots.judge(found.url) : { allowed: true as const };
  if (!verdict.allowed) return { ok: false, reason: `the page lists news, and ${verdict.because}` };
  if (found) return { ok: true, found };
  return {
    ok: false,
    reason: 'it is no feed, names none, has none in a usual place, and lists no headlines that repeat',
  };
}
