/** Tokens that open private topics, as part of their addresses. */
import { createHash, timingSafeEqual } from 'node:crypto';

interface TokenTopic {
  id: string;
  token?: string | undefined;
  formerTokens?: readonly string[] | undefined;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * Whether an address may be answered: what is private not where it was public once, nor without its token. That
 * stands here and not in the store alone, which still holds the public documents while a site starts.
 */
export function isOpen(path: string, topics: readonly TokenTopic[]): boolean {
  if (path.startsWith('/private/')) return isTokenRight(path, topics);
  if (!path.startsWith('/topics/')) return true;
  const [, id = ''] = /^\/topics\/([^/]+)/.exec(path) ?? [];
  return !closedIds(topics).has(id);
}

const knownClosed = new WeakMap<readonly TokenTopic[], ReadonlySet<string>>();

/** Ids of the private ones, found once for a configuration: every request asks. */
function closedIds(topics: readonly TokenTopic[]): ReadonlySet<string> {
  const known = knownClosed.get(topics);
  if (known) return known;
  const closed = new Set(topics.filter(({ token }) => token !== undefined).map(({ id }) => id));
  knownClosed.set(topics, closed);
  return closed;
}

function isSame(given: string, token: string): boolean {
  return timingSafeEqual(digest(given), digest(token));
}

/**
 * Whether `/private/TOKEN/topics/ID/…` names the token of that topic. Digests are compared, in one time for every
 * wrong one, and also where there is no such topic, so that answers tell nothing of which topics there are.
 */
function isTokenRight(path: string, topics: readonly TokenTopic[]): boolean {
  const [, given = '', id = ''] = /^\/private\/([^/]*)\/topics\/([^/]+)\/[^/]*$/.exec(path) ?? [];
  const topic = topics.find((candidate) => candidate.id === id);
  if (topic?.token === undefined) return isSame(given, '') && false;
  // Every token is compared, whichever is right.
  return [topic.token, ...(topic.formerTokens ?? [])].filter((token) => isSame(given, token)).length > 0;
}

/** For logs. */
export function withoutToken(url: string): string {
  return url.replace(/^\/private\/[^/?]*/, '/private/…');
}
