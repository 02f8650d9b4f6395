/** What the store keeps for topics: the labels of articles, and topics made from categories. */
import type { AutoTopic, Label } from './vocabulary/topic.js';

export interface Labels {
  /** Replaces the labels of articles; returns the topics that gained, kept or lost one. */
  replace(
    labelled: readonly { articleId: string; publishedAt: Date; labels: readonly Label[] }[],
  ): Promise<Set<string>>;
  /** Ids of the entries whose articles a changed rule has to see again, newest first. */
  sendBack(since: Date, now: Date): Promise<void>;
}

/** Topics that categories become by themselves. */
export interface AutoTopics {
  list(): Promise<AutoTopic[]>;
  /** The id, title and category of a known one stay as they are. */
  save(topics: readonly AutoTopic[]): Promise<void>;
  /** How many articles since an instant carry each category, as spelt; copies do not count. */
  countCategories(since: Date): Promise<{ category: string; articles: number }[]>;
  /** Has articles that carry one of these spellings labelled again. */
  sendBack(categories: readonly string[], since: Date, now: Date): Promise<void>;
}

/** An article as topics see it. */
export interface SampleArticle {
  id: string;
  sourceId: string;
  url: string;
  title: string;
  text: string;
  authors: string[];
  categories: string[];
  language: string | null;
  publishedAt: Date;
}

/** Articles to try topics on and to learn them from. */
export interface Samples {
  /** Those that hold one of these identity keys of the kind `url`. */
  findByUrlKeys(keys: readonly string[]): Promise<SampleArticle[]>;
  /** A page of those since an instant, newest first, from the one after `after` on; copies are left out. */
  listRecent(
    since: Date,
    limit: number,
    after?: Pick<SampleArticle, 'id' | 'publishedAt'>,
  ): Promise<SampleArticle[]>;
}
