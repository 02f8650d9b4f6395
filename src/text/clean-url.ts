/** Takes tracking, redirect wrappers and AMP caches off an address; the result can still be fetched. */
import {
  REDIRECT_WRAPPERS,
  TRACKING_BY_HOST,
  TRACKING_PARAMETERS,
  TRACKING_VALUES,
} from './tracking-rules.js';

const MAX_URL_LENGTH = 8192;
const MAX_UNWRAPS = 3;

const exactNames: ReadonlySet<string> = new Set(TRACKING_PARAMETERS.filter((name) => !name.endsWith('*')));
const prefixes = TRACKING_PARAMETERS.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));

function onHost(host: string, suffix: string): boolean {
  return host === suffix || host.endsWith(`.${suffix}`);
}

/** An absolute http(s) address, or undefined. */
export function parseWebUrl(address: string, base?: string): URL | undefined {
  const trimmed = address.trim();
  if (trimmed.length > MAX_URL_LENGTH || !URL.canParse(trimmed, base)) return undefined;
  const url = new URL(trimmed, base);
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '' ? url : undefined;
}

function isTracking(host: string, name: string, value: string): boolean {
  const lower = name.toLowerCase();
  if (exactNames.has(lower) || prefixes.some((prefix) => lower.startsWith(prefix))) return true;
  if (Object.hasOwn(TRACKING_VALUES, lower) && TRACKING_VALUES[lower]?.includes(value.toLowerCase()))
    return true;
  return Object.entries(TRACKING_BY_HOST).some(
    ([suffix, names]) => onHost(host, suffix) && names.includes(lower),
  );
}

function decodeName(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Drops tracking parameters; what stays keeps its spelling and order. */
function withoutTracking(url: URL): void {
  if (url.search === '') return;
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => {
      const at = pair.indexOf('=');
      const name = at < 0 ? pair : pair.slice(0, at);
      return (
        pair !== '' &&
        !isTracking(url.hostname, decodeName(name), at < 0 ? '' : decodeName(pair.slice(at + 1)))
      );
    });
  url.search = kept.join('&');
}

/** AMP caches name the publisher's address in their path (developers.google.com/amp/cache/overview). */
function fromAmpCache(url: URL): URL | undefined {
  const match = onHost(url.hostname, 'cdn.ampproject.org')
    ? /^\/[cvir](?:\/(s))?\/(.+)$/.exec(url.pathname)
    : onHost(url.hostname, 'google.com')
      ? /^\/amp(?:\/(s))?\/([^/]+\.[^/]+.*)$/.exec(url.pathname)
      : null;
  return match ? parseWebUrl(`${match[1] ? 'https' : 'http'}://${match[2]}${url.search}`) : undefined;
}

function fromWrapper(url: URL): URL | undefined {
  for (const [host, path, names] of REDIRECT_WRAPPERS) {
    if (!onHost(url.hostname, host) || !url.pathname.startsWith(path)) continue;
    for (const name of names) {
      const target = name === '' ? decodeName(url.search.slice(1)) : url.searchParams.get(name);
      const inner = target ? parseWebUrl(target) : undefined;
      if (inner) return inner;
    }
  }
  return undefined;
}

function unwrap(url: URL): URL {
  let current = url;
  for (let round = 0; round < MAX_UNWRAPS; round += 1) {
    const inner = fromWrapper(current) ?? fromAmpCache(current);
    if (!inner) break;
    current = inner;
  }
  return current;
}

/** The address behind wrappers and AMP caches, without tracking parameters; undefined when it is not http(s). */
export function cleanUrl(address: string, base?: string): string | undefined {
  const parsed = parseWebUrl(address, base);
  if (!parsed) return undefined;
  const url = unwrap(parsed);
  withoutTracking(url);
  if (/^#(?::~:|utm_|xtor=)/i.test(url.hash)) url.hash = '';
  return url.href;
}
