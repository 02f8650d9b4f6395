/** An item as every format carries it: cleaned, checked and completed once, so that no format differs. */

export interface PreparedLink {
  url: string;
  /** Plain text, never empty. */
  title: string;
  /** Who reports it. */
  by?: string;
}

export interface PreparedEnclosure {
  url: string;
  type: string;
  /** Octets; absent when unknown. */
  length?: number;
}

export interface PreparedItem {
  id: string;
  url: string | undefined;
  title: string;
  /** Plain text. */
  summary: string | undefined;
  /** The article's own HTML without a foot; empty when there is none. */
  article: string;
  /** Page of the story on this site. */
  storyUrl: string | undefined;
  /** Body with its foot; `isWhole` tells whether it is the article itself. */
  html: string;
  isWhole: boolean;
  /** Persons; empty when the source named none. */
  byline: readonly string[];
  /** Persons, else the source: never empty, so that readers always show an origin. */
  authors: readonly string[];
  categories: readonly string[];
  language: string | undefined;
  image: string | undefined;
  enclosures: readonly PreparedEnclosure[];
  rights: string | undefined;
  /** Milliseconds since 1970. */
  published: number;
  updated: number;
  source: { title: string; siteUrl: string | undefined; feedUrl: string | undefined };
  related: readonly PreparedLink[];
  reports: readonly PreparedLink[];
}
