/** The part of a host name that somebody registered, by the public suffix list. */
import { getDomain } from 'tldts';

/**
 * For example `bbc.co.uk` of `https://news.bbc.co.uk/x`, and `ann.github.io`, as sites under private suffixes belong to
 * different people. Undefined for addresses, single-label names, and bare suffixes.
 */
export function findRegistrableDomain(urlOrHost: string): string | undefined {
  return getDomain(urlOrHost, { allowPrivateDomains: true }) ?? undefined;
}

/** What links of a page may lead to and stay with its publisher; hosts without a registered name are sites by themselves. */
export function siteOf(url: URL): string {
  return findRegistrableDomain(url.hostname) ?? url.host;
}
