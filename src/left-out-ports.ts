/** What the store tells of a topic's articles that do not stand in its feed under their own names. */
import type { FiledFacts } from './publish/left-out.js';
import type { MergeEvidence } from './vocabulary/identity.js';

/** An article of a topic, and what stands for it. */
export interface FiledArticle extends Omit<FiledFacts, 'evidence'> {
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
