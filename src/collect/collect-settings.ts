/** What the configuration says of how a source is asked and read. */
import { createHash } from 'node:crypto';
import type { PollPlan } from './poll-interval.js';
import type { JsonPaths } from './read-json-api.js';
import type { ListingSelectors } from './read-listing.js';

export interface CollectSettings {
  /** With its secrets filled in; the source record has it without. */
  url: string;
  /** `auto` takes any feed document, and looks for one where the address leads to a page. */
  type: 'auto' | 'feed' | 'html' | 'sitemap' | 'json';
  select?: ListingSelectors;
  paths?: JsonPaths;
  /** BCP 47, for dates in words on listing pages. */
  language?: string;
  headers: Record<string, string>;
  /** Values that may stand in no log and on no page. */
  secrets: readonly string[];
  plan: PollPlan;
  firstItems: number;
}

export interface Reader {
  select?: ListingSelectors;
  paths?: JsonPaths;
  language?: string;
}

/** How the documents of a source are read; a type that was named excludes the other way. */
export function readerOf({ type, select, paths, language }: CollectSettings): Reader {
  return {
    ...(select && (type === 'auto' || type === 'html') ? { select } : {}),
    ...(paths && (type === 'auto' || type === 'json') ? { paths } : {}),
    ...(language === undefined ? {} : { language }),
  };
}

/** Changes when documents have to be read anew though they have not changed themselves. */
export function printOfReader(reader: Reader): string {
  return createHash('sha256').update(JSON.stringify(reader)).digest('base64url').slice(0, 22);
}

/** Pages and APIs made for other programs than feed readers: robots.txt speaks of them. */
export function isListing({ select, paths }: Reader): boolean {
  return select !== undefined || paths !== undefined;
}

/** Whether what the source publishes is for everybody, and so for a hub to know that we read it. */
export function isOpen({ url, headers, secrets }: CollectSettings): boolean {
  const { username, password } = new URL(url);
  return secrets.length === 0 && Object.keys(headers).length === 0 && username === '' && password === '';
}
