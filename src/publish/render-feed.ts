/** An output feed in any of its formats, with the media type to serve it under. */
import type { FormatUrls, OutputFeed } from '../vocabulary/item.js';
import { type PreparedFeed, prepareFeed } from './prepare-feed.js';
import type { PreparedItem } from './prepared-item.js';
import { renderAtom, writeAtomEntry } from './render-atom.js';
import { renderHtml, writeHtmlItem } from './render-html.js';
import { renderJsonFeed, writeJsonItem } from './render-json-feed.js';
import { renderRss, writeRssItem } from './render-rss.js';

export type OutputFormat = keyof FormatUrls;

export interface RenderedFeed {
  body: string;
  /** With charset where the media type has one; JSON is UTF-8 by definition (RFC 8259 §8.1). */
  mediaType: string;
}

/** By their paths on the site. */
export type Documents = ReadonlyMap<string, RenderedFeed>;

interface Renderer {
  mediaType: string;
  writeItem(item: PreparedItem, feed: PreparedFeed): string;
  render(feed: PreparedFeed, items: readonly string[]): string;
}

const renderers: Readonly<Record<OutputFormat, Renderer>> = {
  rss: { mediaType: 'application/rss+xml; charset=utf-8', writeItem: writeRssItem, render: renderRss },
  atom: { mediaType: 'application/atom+xml; charset=utf-8', writeItem: writeAtomEntry, render: renderAtom },
  json: { mediaType: 'application/feed+json', writeItem: writeJsonItem, render: renderJsonFeed },
  html: { mediaType: 'text/html; charset=utf-8', writeItem: writeHtmlItem, render: renderHtml },
};

const formats = Object.keys(renderers) as OutputFormat[];

export function documentsAt(paths: FormatUrls, documents: Record<OutputFormat, RenderedFeed>): Documents {
  return new Map(formats.map((format) => [paths[format], documents[format]]));
}

/** The items of a feed as they will stand in a document of this format. */
export function writeItems(feed: PreparedFeed, format: OutputFormat): string[] {
  const { writeItem } = renderers[format];
  return feed.items.map((item) => writeItem(item, feed));
}

export function renderWritten(
  feed: PreparedFeed,
  format: OutputFormat,
  items: readonly string[],
): RenderedFeed {
  const { mediaType, render } = renderers[format];
  return { body: render(feed, items), mediaType };
}

/** Deterministic: equal items give equal bytes, whenever and wherever it runs. */
export function renderFeed(feed: OutputFeed, format: OutputFormat): RenderedFeed {
  const prepared = prepareFeed(feed);
  return renderWritten(prepared, format, writeItems(prepared, format));
}

export function renderAll(feed: OutputFeed): Record<OutputFormat, RenderedFeed> {
  const prepared = prepareFeed(feed);
  const documentOf = (format: OutputFormat) => renderWritten(prepared, format, writeItems(prepared, format));
  return {
    rss: documentOf('rss'),
    atom: documentOf('atom'),
    json: documentOf('json'),
    html: documentOf('html'),
  };
}
