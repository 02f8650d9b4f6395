/** What kind of document an address names, from its path alone. */

export interface DocumentKind {
  kind: 'feed' | 'page';
  /** Search engines may list it. */
  isIndexed: boolean;
  /** Opened by a token in its address. */
  isPrivate: boolean;
}

const feedNames = /\/(?:rss\.xml|atom\.xml|feed\.json)$|^\/opml\.xml$/;

export function describeDocument(path: string): DocumentKind {
  return {
    kind: feedNames.test(path) ? 'feed' : 'page',
    isIndexed: path === '/',
    isPrivate: path.startsWith('/private/'),
  };
}

/** A document that changes are pushed of: not a page, not an archive, not a list. */
export function isLiveFeed(path: string): boolean {
  return /^\/(?:all|(?:topics|sources)\/[^/]+)\/(?:rss\.xml|atom\.xml|feed\.json)$/.test(path);
}

/** Feeds of single sources, which may have to be rendered first. */
export function isMadeWhenAsked(path: string): boolean {
  return path.startsWith('/sources/');
}

/** `/topics/russia` means `/topics/russia/`; undefined where no slash is missing. */
export function withClosingSlash(path: string): string | undefined {
  return /^\/(?:all|(?:topics|sources)\/[^/.][^/]*|topics\/[^/]+\/archive\/[\d-]+)$/.test(path)
    ? `${path}/`
    : undefined;
}

/** Last parts of the addresses of a story's feeds. */
export const storyNames: Readonly<Record<string, 'rss' | 'atom' | 'json'>> = {
  'rss.xml': 'rss',
  'atom.xml': 'atom',
  'feed.json': 'json',
};
