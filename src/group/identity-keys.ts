/** The keys by which the ledger knows an article again: its guid, its addresses, its words. */
import { createHash } from 'node:crypto';
import { canonicalUrl } from '../text/canonical-url.js';
import { contentHash } from '../text/content-hash.js';
import type { IdentityKey } from '../vocabulary/identity.js';

export interface IdentityFacts {
  sourceId: string;
  guid?: string | undefined;
  /** Address of the page, after redirects where known. */
  url?: string | undefined;
  /** `rel=canonical` or `og:url` of the page. */
  canonicalUrl?: string | undefined;
  /** Other addresses of the same text: before redirects, AMP, print. */
  alternateUrls?: readonly string[] | undefined;
  text?: string | undefined;
}

/** Longer keys are stored as a hash: a b-tree row holds 2.7 kB at most. */
const LONGEST_KEY = 500;

function boundedKey(key: string): string {
  return key.length <= LONGEST_KEY ? key : `sha256:${createHash('sha256').update(key).digest('hex')}`;
}

function guidKey(sourceId: string, guid: string | undefined): IdentityKey[] {
  const trimmed = guid?.trim();
  return trimmed ? [{ kind: 'guid', key: boundedKey(`${sourceId} ${trimmed}`) }] : [];
}

function isFrontPage(address: string): boolean {
  const url = new URL(address);
  return url.pathname === '/' && url.search === '' && url.hash === '';
}

/** Some sites name their front page as the canonical address of every article: it would make all of them one. */
function urlKeys(facts: IdentityFacts): IdentityKey[] {
  const keys = new Set<string>();
  for (const address of [facts.url, facts.canonicalUrl, ...(facts.alternateUrls ?? [])]) {
    const key = address === undefined ? undefined : canonicalUrl(address);
    if (key !== undefined && !isFrontPage(key)) keys.add(boundedKey(key));
  }
  return [...keys].map((key) => ({ kind: 'url', key }));
}

function contentKey(text: string | undefined): IdentityKey[] {
  const key = text === undefined ? undefined : contentHash(text);
  return key === undefined ? [] : [{ kind: 'content', key }];
}

function compareKeys(left: IdentityKey, right: IdentityKey): number {
  if (left.kind !== right.kind) return left.kind < right.kind ? -1 : 1;
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0;
}

/**
 * All keys of an article, sorted by kind and key so that workers which claim them in this order never
 * wait for each other in a circle. A guid counts within its source only; texts under 20 words have no content key.
 */
export function identityKeys(facts: IdentityFacts): IdentityKey[] {
  const keys = [...guidKey(facts.sourceId, facts.guid), ...urlKeys(facts), ...contentKey(facts.text)];
  return keys.sort(compareKeys);
}
