/** The part of a host name that somebody registered, by the public suffix list. */
import { getDomain } from 'tldts';

/**
 * For example `bbc.co.uk` of `https://news.bbc.co.uk/x`, and `ann.github.io`, as sites under private suffixes belong to
 * different people. Undefined for addresses, single-label names, and bare suffixes.
 */
export function findRegistrableDomain(urlOrHost: string): string | undefined {
  return getDomain(urlOrHost, { allowPrivateDomains: true }) ?? undefined;
}
