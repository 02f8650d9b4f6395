/** One request of a redirect chain: its address, its headers, and what the next one may carry along. */
import type { DocumentRequest, PostRequest } from '../vocabulary/fetching.js';
import { ACCEPTED_CODINGS } from './http-body.js';
import { FetchStop } from './http-failure.js';

/** A request of either kind: one with a body is sent by POST. */
export type OutgoingRequest = DocumentRequest &
  Partial<Pick<PostRequest, 'body' | 'contentType' | 'ignoresAnswer'>>;

export interface Hop {
  /** Without credentials and fragment, fit for logs. */
  url: URL;
  headers: Record<string, string>;
  /** Sent by POST; without one the method is GET. */
  body: string | Uint8Array | undefined;
  /** True while every redirect so far was permanent (301 or 308), and there was one. */
  permanent: boolean;
  redirects: number;
}

/** Framing and decoding are ours; a source's header that touches them is left out. */
const RESERVED_HEADERS = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The headers that say nothing secret; every other header of a source may hold a key. */
const PORTABLE_HEADERS = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'content-type',
  'if-modified-since',
  'if-none-match',
  'user-agent',
]);

const REDIRECTS = new Set([300, 301, 302, 303, 307, 308]);
/** Redirects under which a POST stays one; 301 and 302 leave the choice to us (RFC 9110 section 15.4.2). */
const POST_REDIRECTS = new Set([301, 302, 307, 308]);
const PERMANENT_REDIRECTS = new Set([301, 308]);

function parseAddress(text: string, base?: URL): URL {
  const url = URL.canParse(text, base?.href) ? new URL(text, base?.href) : undefined;
  const subject = base ? `${base.host} redirects to an address that` : 'The address';
  if (!url) throw new FetchStop('bad-url', `${subject} is not a URL.`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchStop(
      'bad-url',
      `${subject} begins with ${url.protocol}, and only http and https are fetched.`,
    );
  }
  return url;
}

function decodeUserInfo(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** RFC 7617, with the UTF-8 its section 2.1 asks for. */
function buildBasicAuthorization(url: URL): Record<string, string> {
  if (url.username === '' && url.password === '') return {};
  const pair = `${decodeUserInfo(url.username)}:${decodeUserInfo(url.password)}`;
  return { authorization: `Basic ${Buffer.from(pair, 'utf8').toString('base64')}` };
}

function strip(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  bare.hash = '';
  return bare;
}

/** A validator that was stored with bytes no header may carry is not sent: the worst is a full answer. */
function isSendable(value: string | undefined): value is string {
  return value !== undefined && /^[\t\x20-\x7e\x80-\xff]+$/.test(value);
}

function buildHeaders(request: OutgoingRequest, url: URL, userAgent: string): Record<string, string> {
  const { etag, lastModified } = request.validators ?? {};
  const headers: Record<string, string> = {
    accept: request.accept ?? '*/*',
    'accept-encoding': ACCEPTED_CODINGS,
    'user-agent': userAgent,
    ...(isSendable(etag) && { 'if-none-match': etag }),
    ...(isSendable(lastModified) && { 'if-modified-since': lastModified }),
    ...(request.contentType !== undefined && { 'content-type': request.contentType }),
    ...buildBasicAuthorization(url),
  };
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    const lowered = name.toLowerCase();
    if (!RESERVED_HEADERS.has(lowered)) headers[lowered] = value;
  }
  return headers;
}

/** The first request; throws FetchStop `bad-url`. */
export function startHops(request: OutgoingRequest, userAgent: string): Hop {
  const url = parseAddress(request.url);
  const headers = buildHeaders(request, url, userAgent);
  return { url: strip(url), headers, body: request.body, permanent: false, redirects: 0 };
}

/** Whether a 304 would be an answer to this request. */
export function isConditional({ headers }: Hop): boolean {
  return 'if-none-match' in headers || 'if-modified-since' in headers;
}

/** Same origin (RFC 6454), or the same host gone from http to https on the usual ports. */
function mayKeepSecrets(from: URL, to: URL): boolean {
  if (from.origin === to.origin) return true;
  return from.protocol === 'http:' && to.protocol === 'https:' && from.host === to.host && from.port === '';
}

function dropSecrets(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => PORTABLE_HEADERS.has(name)));
}

/**
 * The request that follows a redirect (RFC 9110 section 15.4), or undefined when the status is none. Credentials in
 * the new address are not used: they are the redirecting server's choice, not ours. Throws FetchStop
 * `bad-url` or `too-many-redirects`.
 */
export function findNextHop(
  hop: Hop,
  status: number,
  location: string | undefined,
  maxRedirects: number,
): Hop | undefined {
  const followed = hop.body === undefined ? REDIRECTS : POST_REDIRECTS;
  if (!followed.has(status)) return undefined;
  if (location === undefined) {
    throw new FetchStop('bad-url', `${hop.url.host} redirects (${status}) but does not say where to.`);
  }
  const url = strip(parseAddress(location, hop.url));
  if (hop.redirects >= maxRedirects) {
    throw new FetchStop(
      'too-many-redirects',
      `${hop.url.host} redirects after ${maxRedirects} redirects already.`,
    );
  }
  return {
    url,
    body: hop.body,
    headers: mayKeepSecrets(hop.url, url) ? hop.headers : dropSecrets(hop.headers),
    permanent: PERMANENT_REDIRECTS.has(status) && (hop.permanent || hop.redirects === 0),
    redirects: hop.redirects + 1,
  };
}
