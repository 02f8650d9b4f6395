/** What identifies an article across sources and time. */

export interface IdentityKey {
  /** `guid` counts within its source only; `content` only from 20 words up. */
  kind: 'guid' | 'url' | 'content';
  key: string;
}

/** How a copy relates to the article it copies: the same source's own, word for word, or nearly. */
export type CopyKind = 'same' | 'exact' | 'near';
