/** What the store tells of a topic's articles that do not stand in its feed under their own names. */
import type { CopyKind, MergeEvidence } from './vocabulary/identity.js';

/** An article of a topic, and what stands for it. */
export interface FiledArticle {
  id: string;
  url: string;
  title: string;
  language: string | null;
  sourceId: string;
  sourceTitle: string;
  sourceUrl: string;
  publishedAt: Date;
  /** When it came to the topic. */
  enteredAt: Date;
  /** The article that stands for it at the merge level of the topic; itself where nothing does. */
  rootId: string;
  rootTitle: string;
  rootSourceTitle: string;
  storyId: string;
  copyKind: CopyKind | null;
  because: string | null;
  evidence: MergeEvidence | null;
}

export interface FiledArticles {
  /** The latest that came to a topic, the last first. */
  list(query: {
    topicId: string;
    merge: 'off' | 'exact' | 'near' | 'story';
    limit: number;
    /** Only those that something else stands for. */
    mergedOnly: boolean;
  }): Promise<FiledArticle[]>;
}
