/** What the server needs from the rest: stored documents, documents made on demand, our hub, the state of the engine. */
import type { Log } from './ports.js';
import type { MissingDocument } from './serve/explain-missing.js';
import type { KeptRenderings } from './store-ports.js';

/** Takes what hubs send to our callbacks (WebSub). */
export interface HubCallback {
  verify(token: string, query: URLSearchParams): Promise<{ status: number; body: string }>;
  deliver(
    token: string,
    body: Uint8Array,
    signature: string | undefined,
  ): Promise<{ status: number; body: string }>;
}

export type StoryFormat = 'html' | 'rss' | 'atom' | 'json';

/** A document that is made when it is asked for. */
export interface MadeDocument {
  body: string;
  mediaType: string;
}

export interface ServePorts {
  store: { renderings: KeptRenderings };
  /** Public address without a slash at its end. */
  siteUrl(): string;
  /** The style sheet, the icons. */
  files: readonly { path: string; mediaType: string; body: string | Buffer }[];
  /** A story in a format, or the id of the story it was merged into; undefined where there is no such story. */
  story(storyId: string, format: StoryFormat): Promise<MadeDocument | { movedTo: string } | undefined>;
  /** What a topic leaves out, and why; undefined where no topic has this address. */
  leftOut(path: string): Promise<MadeDocument | undefined>;
  /** OPML of the sources. */
  sourceList(): Promise<MadeDocument>;
  /** The page of what a search found; `page` counts from 1. */
  searchPage(query: { text: string; page: number }): Promise<MadeDocument>;
  hubCallback: HubCallback;
  /** Named by every live feed: our own, and those of others that are told of changes. */
  hubUrls: readonly string[];
  /** Our own hub; absent where nobody could call. */
  hub?: { url: string; request(form: URLSearchParams): Promise<{ status: number; body: string }> };
  /** False for what is private, but for whoever has its token. */
  isOpen(path: string): boolean;
  /** Makes what is rendered only when it is asked for. */
  freshen(path: string): Promise<void>;
  /** Where no document is stored: whether there will be, was, or is one elsewhere. */
  explainMissing(path: string): Promise<MissingDocument>;
  /** Resolves when the engine answers. */
  checkReady(): Promise<void>;
  /** What is for operators alone, as a plugin of the server. */
  operatorPages: unknown;
  /** Which proxies may say who asks: addresses or ranges. */
  trustProxy?: string;
  log: Log;
}
