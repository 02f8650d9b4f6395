/** What extraction made of a page or of an entry's own content. */

export interface Removal {
  /** Name of the rule that removed it, for example `ad-marker`. */
  rule: string;
  /** The removed text, shortened to 200 characters. */
  text: string;
  /** Input line, counted from 0, where the input was lines. */
  index?: number;
}

export interface RelatedLink {
  url: string;
  title: string;
}

/** How much of the article we hold. */
export type Verdict = 'full' | 'teaser' | 'challenge' | 'consent' | 'empty';

/** What the pure stage `extract` gives for one document; `html` is sanitised, `text` has one block a line. */
export interface Extraction {
  title?: string;
  text: string;
  html: string;
  authors: string[];
  publishedAt?: string;
  updatedAt?: string;
  language?: string;
  image?: string;
  canonicalUrl?: string;
  siteName?: string;
  categories: string[];
  related: RelatedLink[];
  /** The next page of an article that was cut into several. */
  nextUrl?: string;
  /** One page with the whole of an article that was cut into several. */
  wholeUrl?: string;
  removed: Removal[];
  verdict: Verdict;
  /** Which step of the cascade won, and why. */
  because: string;
}
