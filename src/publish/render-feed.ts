/** An output feed in any of its formats, with the media type to serve it under. */
import type { FormatUrls, OutputFeed } from '../vocabulary/item.js';
import { type PreparedFeed, prepareFeed } from './prepare-feed.js';
import { renderAtom } from './render-atom.js';
import { renderHtml } from './render-html.js';
import { renderJsonFeed } from './render-json-feed.js';
import { renderRss } from './render-rss.js';

export type OutputFormat = keyof FormatUrls;

export interface RenderedFeed {
  body: string;
  /** With charset where the media type has one; JSON is UTF-8 by definition (RFC 8259 §8.1). */
  mediaType: string;
}

interface Renderer {
  mediaType: string;
  render(feed: PreparedFeed): string;
}

const renderers: Readonly<Record<OutputFormat, Renderer>> = {
  rss: { mediaType: 'application/rss+xml; charset=utf-8', render: renderRss },
  atom: { mediaType: 'application/atom+xml; charset=utf-8', render: renderAtom },
  json: { mediaType: 'application/feed+json', render: renderJsonFeed },
  html: { mediaType: 'text/html; charset=utf-8', render: renderHtml },
};

export function renderPrepared(feed: PreparedFeed, format: OutputFormat): RenderedFeed {
  const { mediaType, render } = renderers[format];
  return { body: render(feed), mediaType };
}

/** Deterministic: equal items give equal bytes, whenever and wherever it runs. */
export function renderFeed(feed: OutputFeed, format: OutputFormat): RenderedFeed {
  return renderPrepared(prepareFeed(feed), format);
}

export function renderPreparedFormats(feed: PreparedFeed): Record<OutputFormat, RenderedFeed> {
  return {
    rss: renderPrepared(feed, 'rss'),
    atom: renderPrepared(feed, 'atom'),
    json: renderPrepared(feed, 'json'),
    html: renderPrepared(feed, 'html'),
  };
}

/** All formats at once: cheaper than one by one, because the items are prepared once. */
export function renderFormats(feed: OutputFeed): Record<OutputFormat, RenderedFeed> {
  return renderPreparedFormats(prepareFeed(feed));
}
