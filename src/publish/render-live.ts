/** The live documents of a feed, cut to a size that readers like. */
import type { OutputFeed } from '../vocabulary/item.js';
import { keepFirst, type PreparedFeed, prepareFeed } from './prepare-feed.js';
import { type OutputFormat, type RenderedFeed, renderWritten, writeItems } from './render-feed.js';

/** JSON Feed 1.1 calls 250 KB a fine size and 1 MB a burden. */
const defaultMaxBytes = 250_000;

type Written = Readonly<Record<'rss' | 'atom' | 'json', readonly string[]>>;

function writeAll(feed: PreparedFeed): Written {
  return {
    rss: writeItems(feed, 'rss'),
    atom: writeItems(feed, 'atom'),
    json: writeItems(feed, 'json'),
  };
}

/** How many of the first items fit into a document: its frame, the items, and a comma after each. */
function countFitting(frame: string, items: readonly string[], maxBytes: number): number {
  let bytes = Buffer.byteLength(frame);
  for (const [count, item] of items.entries()) {
    bytes += Buffer.byteLength(item) + 1;
    if (bytes > maxBytes) return count;
  }
  return items.length;
}

/** Items that could fit at best, so that a feed of ten thousand is not written only to be cut to fifty. */
function countPossible({ items }: OutputFeed, maxBytes: number, atLeast: number): number {
  let characters = 0;
  for (const [count, { contentHtml }] of items.entries()) {
    characters += contentHtml.length;
    if (characters > maxBytes && count >= atLeast) return count;
  }
  return items.length;
}

interface Fitted {
  feed: PreparedFeed;
  count: number;
  written: Written;
}

function selectFitting(feed: OutputFeed, maxBytes: number, atLeast: number): Fitted {
  const possible = feed.content === 'full' ? countPossible(feed, maxBytes, atLeast) : feed.items.length;
  const whole = prepareFeed({ ...feed, items: feed.items.slice(0, possible) });
  const written = writeAll(whole);
  const counts = (['rss', 'atom', 'json'] as const).map((format) =>
    countFitting(renderWritten(whole, format, []).body, written[format], maxBytes),
  );
  const count = Math.max(Math.min(...counts), atLeast);
  return { feed: keepFirst(whole, count), count, written };
}

/** The feed with as many of its first items as fit in every format, never fewer than `atLeast`. */
export function fitItems(feed: OutputFeed, maxBytes = defaultMaxBytes, atLeast = 1): OutputFeed {
  return { ...feed, items: feed.items.slice(0, selectFitting(feed, maxBytes, atLeast).count) };
}

/**
 * All documents of a feed with as many of its first items as fit in every format; never fewer than `atLeast`,
 * for those that no archive page holds yet. The same items in all formats, and every item written once.
 */
export function renderLive(
  feed: OutputFeed,
  maxBytes = defaultMaxBytes,
  atLeast = 1,
): Record<OutputFormat, RenderedFeed> {
  const { feed: live, count, written } = selectFitting(feed, maxBytes, atLeast);
  const documentOf = (format: OutputFormat, items: readonly string[]) =>
    renderWritten(live, format, items.slice(0, count));
  return {
    rss: documentOf('rss', written.rss),
    atom: documentOf('atom', written.atom),
    json: documentOf('json', written.json),
    html: documentOf('html', writeItems(live, 'html')),
  };
}
