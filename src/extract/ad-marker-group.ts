/** The form in which the ad markers of a language are written down. */

/**
 * Forms are separated by line breaks or `|`. `[a,b]` is a choice, an empty choice makes it optional, and `0` stands
 * for any number of one or two digits. Letter case, accents and punctuation between words do not matter.
 */
export interface MarkerGroup {
  /** BCP 47 primary language tags. */
  languages: readonly string[];
  /** Where the label is prescribed, listed or seen. */
  source: string;
  /** A block of this alone is an ad marker wherever it stands. */
  always: string;
  /** Also a natural heading: kept where the article is about advertising or the next paragraph takes the word up. */
  weak?: string;
  /** Ambiguous words: a marker only in capitals or between brackets or dashes, and where `weak` would be one. */
  shout?: string;
  /** Beginnings of the words by which prose of the language speaks of advertising. */
  stems: string;
}
