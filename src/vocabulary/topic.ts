/** What a topic rule sees of an article, and what it says about it. */

export interface LabelInput {
  title: string;
  text: string;
  categories: readonly string[];
  /** Source id of the config. */
  source: string;
  url: string;
  authors: readonly string[];
  language?: string;
}

export interface Label {
  /** Topic id. */
  id: string;
  /** The rule and where it matched, in plain words. */
  because: string;
}
