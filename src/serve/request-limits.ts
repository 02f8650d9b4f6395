/** How often one address may ask before it is sent away for the rest of a minute. */
import { describeDocument } from './describe-document.js';
import { isForwarded } from './refuse-operator.js';

/**
 * In a minute: far more than readers ask, far less than harms. Behind one address may be the readers of a whole company
 * or a mobile network, and each polls all its feeds, which costs little; pages, searches and stories are asked for by
 * people.
 */
export const requestsPerMinute = { page: 600, feed: 30_000, hub: 60 };

/** Feeds that are stored; those of stories are made for each request. */
function isStoredFeed(url: string): boolean {
  const [path = ''] = url.split('?', 1);
  return describeDocument(path).kind === 'feed' && !path.startsWith('/stories/');
}

/** What an address asks for is counted apart, so that polls never use up what a person needs. */
export function limitOf({ url, ip }: { url: string; ip: string }): { key: string; max: number } {
  const kind = isStoredFeed(url) ? 'feed' : 'page';
  return { key: `${kind} ${ip}`, max: requestsPerMinute[kind] };
}

const hidden = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };

/** For the framework. Whoever comes through a proxy that is not trusted cannot be told from its other clients. */
export function requestLimits(trustProxy: string | undefined) {
  return {
    max: (request: { url: string; ip: string }) => limitOf(request).max,
    keyGenerator: (request: { url: string; ip: string }) => limitOf(request).key,
    cache: 10_000,
    // Caches would keep them with the document.
    addHeaders: hidden,
    addHeadersOnExceeding: hidden,
    allowList: ({ headers }: { headers: Record<string, unknown> }) =>
      trustProxy === undefined && isForwarded(headers),
    errorResponseBuilder: () => Object.assign(new Error('too many requests'), { statusCode: 429 }),
  };
}
