/** What kind of document an address names, from its path alone. */

export interface DocumentKind {
  kind: 'feed' | 'page';
  /** Search engines may list it. */
  isIndexed: boolean;
}

const feedNames = /\/(?:rss\.xml|atom\.xml|feed\.json)$|^\/opml\.xml$/;

export function describeDocument(path: string): DocumentKind {
  return { kind: feedNames.test(path) ? 'feed' : 'page', isIndexed: path === '/' };
}

/** `/topics/russia` means `/topics/russia/`; undefined where no slash is missing. */
export function withClosingSlash(path: string): string | undefined {
  return /^\/(?:all|(?:topics|sources)\/[^/.][^/]*)$/.test(path) ? `${path}/` : undefined;
}
