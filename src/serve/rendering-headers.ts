/** The headers of a stored document that do not depend on the request, made once as long as it stays the same. */
import { cacheHeaders } from './cache-headers.js';
import { describeDocument, isLiveFeed } from './describe-document.js';

export const pageMaxAgeSeconds = 60;
const feedMaxAgeSeconds = 300;

const known = new WeakMap<object, Record<string, string>>();

/** `facts` are those of one document at one address; as the key they keep its headers. */
export function renderingHeaders(
  path: string,
  facts: { mediaType: string; isFinal: boolean },
  { siteUrl, hubUrls }: { siteUrl: string; hubUrls: readonly string[] },
): Record<string, string> {
  const made = known.get(facts);
  if (made) return made;
  const { kind, isIndexed, isPrivate } = describeDocument(path);
  const headers = cacheHeaders({
    kind,
    mediaType: facts.mediaType,
    maxAgeSeconds: kind === 'feed' ? feedMaxAgeSeconds : pageMaxAgeSeconds,
    selfUrl: siteUrl + path,
    ...(isLiveFeed(path) ? { hubUrls } : {}),
    isPrivate,
    isIndexed,
    isFinal: facts.isFinal,
  });
  known.set(facts, headers);
  return headers;
}
