/** The normal form of an article's address: the key by which two addresses are the same article. */
import { cleanUrl } from './clean-url.js';
import { TRACKING_FRAGMENT } from './tracking-rules.js';

/** RFC 3986 section 6.2.2: capital hex digits, and no encoding of characters that need none. */
function normaliseEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
  });
}

function normaliseQuery(search: string): string {
  const pairs = search.slice(1).split('&').filter(Boolean).map(normaliseEscapes);
  const nameOf = (pair: string) => pair.split('=', 1)[0] ?? '';
  // Only the order of equal names can mean something, and the sort keeps that.
  pairs.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0));
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/**
 * A fragment is dropped unless it may choose the article: routes of script-built sites (`#!/a`, `#/a`) and
 * numbered posts of one page (`#v1.2`, `#2024-05-01`), which change logs publish as separate entries.
 */
function normaliseFragment(hash: string): string {
  if (/^#!?\//.test(hash) || hash.startsWith('#!')) return hash;
  const name = hash.slice(1);
  return /\d/.test(name) && !TRACKING_FRAGMENT.test(name) ? `#${name}` : '';
}

/**
 * The identity key of a web address, or undefined when it is not http(s): lower-case host without a final
 * dot, https for either scheme on its default port, no credentials, no tracking, parameters sorted by name,
 * no final slash, no session id. A key to compare with, not an address to fetch. Addresses that could be
 * different articles stay different: path case, `www.`, unknown parameters and numbered fragments are kept.
 */
export function canonicalUrl(address: string): string | undefined {
  const cleaned = cleanUrl(address);
  if (cleaned === undefined) return undefined;
  const url = new URL(cleaned);
  const host = url.hostname.replace(/\.+$/, '');
  const authority = url.port === '' ? `https://${host}` : `${url.protocol}//${host}:${url.port}`;
  const path = normaliseEscapes(url.pathname)
    .replace(/;jsessionid=[^/;]*/gi, '')
    .replace(/\/+$/, '');
  return `${authority}${path}${normaliseQuery(url.search)}${normaliseFragment(url.hash)}`;
}
