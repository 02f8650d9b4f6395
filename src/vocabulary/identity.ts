/** What identifies an article across sources and time. */

export interface IdentityKey {
  /** `guid` counts within its source only; `content` only from 20 words up. */
  kind: 'guid' | 'url' | 'content';
  key: string;
}

/** How a copy relates to the article it copies: the same source's own, word for word, or nearly. */
export type CopyKind = 'same' | 'exact' | 'near';

/** What a merge was decided by. */
export interface MergeEvidence {
  level: CopyKind | 'story';
  /** Id of the article it was compared with: the original, or the first of the story. */
  with: string;
  /** What the ledger knows both articles by. */
  key?: IdentityKey['kind'];
  /** Likeness, 0 to 1, and from where on it was enough. */
  score?: number;
  threshold?: number;
  /** Which of two texts holds the other. */
  direction?: 'same' | 'inside' | 'contains';
  hoursApart?: number;
  /** Cosine of the vectors that a model of the operator made of them. */
  cosine?: number;
  /** Words and names in common that did most, as written. */
  shared?: string[];
  /** Version of the rules it was decided by. */
  rules: number;
}
