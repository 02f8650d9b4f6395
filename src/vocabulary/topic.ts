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

/** One topic as the operator wrote it; without `match`, `also`, `categories`, `includes` and `examples` the limits alone decide. */
export interface TopicRule {
  /** Letters, digits, hyphens; permanent, part of addresses. */
  id: string;
  /** Expression of docs/topics.md. */
  match?: string;
  /** Other names of the topic, each a word or a phrase: any of them is enough. */
  also?: readonly string[];
  /** Whole category names: any of them is enough. */
  categories?: readonly string[];
  /** Ids of topics whose articles belong here too. */
  includes?: readonly string[];
  /** What it is learned from: addresses of articles, or names of files; only that there are any matters here. */
  examples?: readonly string[];
  /** Source ids; others are left out. */
  sources?: readonly string[];
  /** BCP 47 tags (`en` covers `en-GB`); others are left out. */
  languages?: readonly string[];
  /** `false`: no inflected forms; `true`: also inside quotes; default: single words outside quotes only. */
  stem?: boolean;
  /** Upper and lower case differ. Default `false`. */
  matchCase?: boolean;
  /** é and e differ. Default `false`. */
  matchDiacritics?: boolean;
  /** Least sum of the weights of the terms found (1 each unless `word^2`). */
  minScore?: number;
}

/** A topic made earlier; never forgotten, so that an id keeps its meaning for its subscribers. */
export interface AutoTopic {
  id: string;
  title: string;
  /** Folded principal name. */
  category: string;
  /** Instant of the last window that held enough articles, milliseconds. */
  lastEnoughMs: number;
  retired: boolean;
}
