/** How often one address may ask before it is sent away for the rest of a minute. */
import { describeDocument } from './describe-document.js';

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
