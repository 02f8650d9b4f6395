/** The headers that do not depend on the request: caching, links, sharing between origins, safety. */

export interface DocumentHeaders {
  /** Feed documents may be read by scripts of other sites; pages get a content security policy. */
  kind: 'feed' | 'page';
  /** As the renderer gave it. */
  mediaType: string;
  /** Seconds a cache may answer by itself; at least the interval at which readers poll. */
  maxAgeSeconds: number;
  /** Address readers subscribe to; one a format, never negotiated (WebSub §4). */
  selfUrl: string;
  hubUrls?: readonly string[];
  /** Opened by a token in its address: no shared cache, no referrer, no search engine. */
  isPrivate: boolean;
  /** Its bytes never change again, as those of an archive page (RFC 5005) that has both its neighbours. */
  isFinal?: boolean;
  /** Search engines may list it: the home page, which republishes nothing. */
  isIndexed?: boolean;
}

const dayInSeconds = 86_400;

/** An address for `<…>` in a Link header: the URL parser leaves nothing that could end it or begin another header. */
function toLinkTarget(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).href : undefined;
}

/**
 * A stale copy may serve while a fresh one is fetched, and for a day when we are down (RFC 5861), so that a
 * restart shows no reader an error: some remember a 404 for days.
 */
function cacheControl({ isPrivate, isFinal, maxAgeSeconds }: DocumentHeaders): string {
  const scope = isPrivate ? 'private' : 'public';
  if (isFinal) return `${scope}, max-age=${30 * dayInSeconds}, immutable`;
  const stale = `stale-while-revalidate=${maxAgeSeconds}, stale-if-error=${dayInSeconds}`;
  return `${scope}, max-age=${maxAgeSeconds}, ${stale}`;
}

/** No script, no request to anyone else, no frame. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What any page is sent with, whoever may see it. */
export const pageSafety: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'referrer-policy': 'no-referrer',
};

function pageHeaders(document: DocumentHeaders): Record<string, string> {
  return {
    ...pageSafety,
    ...(document.isIndexed ? {} : { 'x-robots-tag': 'noindex' }),
  };
}

/** Readers that run in a browser may see the tag, and name it again (Fetch standard, CORS). */
const sharedHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Link',
};

/** What a browser asks before it names a tag for a page of another site. */
export const preflightHeaders: Readonly<Record<string, string>> = {
  allow: 'GET, HEAD, OPTIONS',
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': 'If-None-Match, If-Modified-Since, Cache-Control',
  'access-control-max-age': String(dayInSeconds),
};

/** Link headers belong to documents that can be subscribed to: the hub and one self (WebSub §4). */
function feedHeaders({ selfUrl, hubUrls = [] }: DocumentHeaders): Record<string, string> {
  const relations = [
    ...hubUrls.map((url) => ({ rel: 'hub', target: toLinkTarget(url) })),
    { rel: 'self', target: toLinkTarget(selfUrl) },
  ];
  const links = relations.flatMap(({ rel, target }) => (target ? [`<${target}>; rel="${rel}"`] : []));
  return { link: links.join(', '), ...sharedHeaders };
}

/** Lower-case names; to be merged with those of `negotiate`. Ranges are not offered: documents are small. */
export function cacheHeaders(document: DocumentHeaders): Record<string, string> {
  return {
    'content-type': document.mediaType,
    'cache-control': cacheControl(document),
    'accept-ranges': 'none',
    'x-content-type-options': 'nosniff',
    ...(document.kind === 'page' ? pageHeaders(document) : feedHeaders(document)),
    ...(document.isPrivate ? { 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' } : {}),
  };
}

/** What says how long the copy may be kept, and who may use it. */
const revalidating =
  /^(?:etag|last-modified|cache-control|vary|access-control-(?:allow-origin|expose-headers))$/;

/** Whoever holds the document holds its other headers: a 304 leaves them out (RFC 9110 §15.4.5). */
export function answerHeaders(
  status: 200 | 304,
  headers: Readonly<Record<string, string>>,
): Record<string, string> {
  const all = Object.entries(headers);
  return Object.fromEntries(status === 200 ? all : all.filter(([name]) => revalidating.test(name)));
}
