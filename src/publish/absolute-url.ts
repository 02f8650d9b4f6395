/** Addresses as they may stand in a published document: absolute, http or https, and valid by RFC 3986. */

/** Characters that the URL standard leaves alone but RFC 3986 §2 does not allow outside the host. */
const forbidden = /[\s"<>[\\\]^`{|}]|%(?![0-9A-Fa-f]{2})/g;

function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Addresses as nearly all are: normal already, so that parsing would give the same string back. */
const normal = /^https?:\/\/[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+\/[\w\-~!$&()*+,;=:@/?.]*$/;

/** The address ready to publish; nothing when it is neither http nor https, or no address at all. */
export function toAbsoluteUrl(address: string | undefined, base?: string): string | undefined {
  if (!address || address.length > 8192) return undefined;
  if (normal.test(address) && !address.includes('/.')) return address;
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const start = url.href.indexOf(url.host) + url.host.length;
  return url.href.slice(0, start) + url.href.slice(start).replace(forbidden, percentEncode);
}

/** `href` and the like whose value does not begin with a scheme. */
const relativeAttribute = /(\s(?:href|src|poster|cite)=")(?![a-z][a-z0-9+.-]*:)([^"]*)"/gi;

function resolveTag(tag: string, base: string): string {
  return tag.replace(relativeAttribute, (_whole, head: string, value: string) => {
    const url = toAbsoluteUrl(value.replaceAll('&amp;', '&'), base);
    return `${head}${(url ?? base).replaceAll('&', '&amp;')}"`;
  });
}

/**
 * Sanitised HTML in which no address is relative (feed validator, ContainsRelRef). Extraction has resolved
 * them already; this is the net below it, and costs one scan when there is nothing to do.
 */
export function withAbsoluteUrls(html: string, base: string): string {
  // The first search is quick and clears most articles.
  if (html.search(/="(?!https?:)/) === -1 || html.search(relativeAttribute) === -1) return html;
  return html.replace(/<[a-z][^<>]*>/gi, (tag) => resolveTag(tag, base));
}
