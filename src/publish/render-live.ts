/** The live documents of a feed, cut to a size that readers like. */
import type { OutputFeed, OutputItem } from '../vocabulary/item.js';
import { keepFirst, type PreparedFeed, prepareFeed } from './prepare-feed.js';
import { type OutputFormat, type RenderedFeed, renderWritten, writeItems } from './render-feed.js';

export interface LiveLimits {
  /** JSON Feed 1.1 calls 250 KB a fine size and 1 MB a burden. */
  maxBytes?: number;
  /** Ids of the items that no archive page holds yet: they stay, whatever their size. */
  openIds?: ReadonlySet<string>;
}

const fineBytes = 250_000;

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
function countPossible(items: readonly OutputItem[], maxBytes: number, atLeast: number): number {
  let characters = 0;
  for (const [count, { contentHtml }] of items.entries()) {
    characters += contentHtml.length;
    if (characters > maxBytes && count >= atLeast) return count;
  }
  return items.length;
}

interface Fitted {
  feed: PreparedFeed;
  /** Of the items of `feed`, one by one. */
  written: Written;
}

/** The items that must stay first, the others after them; in their own order where that is so already. */
function openFirst(items: readonly OutputItem[], openIds: ReadonlySet<string>): OutputItem[] {
  return [...items.filter(({ id }) => openIds.has(id)), ...items.filter(({ id }) => !openIds.has(id))];
}

/** Brings what was kept back into the order of the feed. */
function inFeedOrder(fitted: Fitted, items: readonly OutputItem[]): Fitted {
  const placeOf = new Map(items.map(({ id }, place) => [id, place]));
  const { feed, written } = fitted;
  const order = feed.items
    .map(({ id }, index) => ({ index, place: placeOf.get(id) ?? index }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ index }) => index);
  const arrange = <T>(list: readonly T[]): T[] => order.flatMap((index) => list.slice(index, index + 1));
  return {
    feed: { ...feed, items: arrange(feed.items) },
    written: { rss: arrange(written.rss), atom: arrange(written.atom), json: arrange(written.json) },
  };
}

function selectFitting(feed: OutputFeed, limits: LiveLimits): Fitted {
  const { maxBytes = fineBytes, openIds = new Set<string>() } = limits;
  const items = openFirst(feed.items, openIds);
  const open = items.filter(({ id }) => openIds.has(id)).length;
  const atLeast = Math.max(1, open);
  const possible = feed.content === 'full' ? countPossible(items, maxBytes, atLeast) : items.length;
  const whole = prepareFeed({ ...feed, items: items.slice(0, possible) });
  const written = writeAll(whole);
  const counts = (['rss', 'atom', 'json'] as const).map((format) =>
    countFitting(renderWritten(whole, format, []).body, written[format], maxBytes),
  );
  const count = Math.max(Math.min(...counts), atLeast);
  const fitted = { feed: keepFirst(whole, count), written };
  return open === 0 ? fitted : inFeedOrder(fitted, feed.items);
}

/** The feed with its open items and as many of its other first items as fit in every format. */
export function fitItems(feed: OutputFeed, limits: LiveLimits = {}): OutputFeed {
  const kept = new Set(selectFitting(feed, limits).feed.items.map(({ id }) => id));
  return { ...feed, items: feed.items.filter(({ id }) => kept.has(id)) };
}

/**
 * All documents of a feed with its open items and as many of its other first items as fit in every format; at least
 * one. The same items in the same order in all formats, and every item written once.
 */
export function renderLive(feed: OutputFeed, limits: LiveLimits = {}): Record<OutputFormat, RenderedFeed> {
  const { feed: live, written } = selectFitting(feed, limits);
  const documentOf = (format: OutputFormat, items: readonly string[]) =>
    renderWritten(live, format, items.slice(0, live.items.length));
  return {
    rss: documentOf('rss', written.rss),
    atom: documentOf('atom', written.atom),
    json: documentOf('json', written.json),
    html: documentOf('html', writeItems(live, 'html')),
  };
}
