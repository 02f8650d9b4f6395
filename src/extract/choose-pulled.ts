/** Which related links of an article are pulled as articles of the same source. */
import { canonicalUrl } from '../text/canonical-url.js';
import { parseWebUrl } from '../text/clean-url.js';
import { siteOf } from '../text/registrable-domain.js';
import type { RelatedLink } from '../vocabulary/article.js';
import type { NewEntry } from '../vocabulary/entry.js';

/** Longer addresses are no articles' and would make large index rows. */
const LONGEST_ADDRESS = 500;

export interface NamingPage {
  /** The article whose page names them. */
  url: string;
  related: readonly RelatedLink[];
}

/**
 * At most `max` entries in the order of the page, keyed as entries without a guid are, so that a feed that announces
 * one later is not news. Links to other sites would be articles of a source nobody asked for.
 */
export function choosePulled({ url, related }: NamingPage, max: number): NewEntry[] {
  const page = parseWebUrl(url);
  if (!page) return [];
  const pulled = new Map<string, NewEntry>();
  for (const link of related) {
    const target = parseWebUrl(link.url);
    const canonical = canonicalUrl(link.url);
    const isWanted =
      target !== undefined &&
      canonical !== undefined &&
      canonical.length <= LONGEST_ADDRESS &&
      siteOf(target) === siteOf(page) &&
      canonical !== canonicalUrl(url);
    if (!isWanted || pulled.size >= max) continue;
    const key = `url ${canonical}`;
    const announced = { url: link.url, announcedBy: url };
    if (!pulled.has(key)) pulled.set(key, { key, print: `pulled ${canonical}`, announced, stage: 'extract' });
  }
  return [...pulled.values()];
}
