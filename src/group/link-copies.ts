/** Which articles copy another one, from who holds their identity keys. */

import type { CopyKind, IdentityKey, MergeEvidence } from '../vocabulary/identity.js';
import { RULES_VERSION } from './rules-version.js';

export interface Holder {
  articleId: string;
  sourceId: string;
  kind: IdentityKey['kind'];
}

export interface CopyVerdict {
  articleId: string;
  copyOf: string;
  kind: CopyKind;
  because: string;
  evidence: MergeEvidence;
}

const reasons: Record<IdentityKey['kind'], string> = {
  guid: 'the source announced it before under the same guid',
  url: 'it has the same address',
  content: 'it has the same words',
};

function compareIds(left: { articleId: string }, right: { articleId: string }): number {
  return BigInt(left.articleId) < BigInt(right.articleId) ? -1 : 1;
}

/**
 * An article and all that hold one of its keys are one; the smallest id is the article that the others copy, whichever
 * of them claimed its keys first. Two known articles that a third one shows to be the same are linked by it.
 */
export function linkCopies(
  articles: readonly { id: string; sourceId: string }[],
  holders: ReadonlyMap<string, readonly Holder[]>,
): CopyVerdict[] {
  return articles.flatMap(({ id, sourceId }) => {
    const others = holders.get(id) ?? [];
    const [first, ...copies] = [{ articleId: id, sourceId, kind: undefined }, ...others].toSorted(compareIds);
    if (!first) return [];
    return copies.map((copy): CopyVerdict => {
      const key = copy.kind ?? first.kind ?? 'content';
      const bridge = copy.articleId !== id && first.articleId !== id ? `, as ${id} shows` : '';
      const kind = first.sourceId === copy.sourceId ? 'same' : 'exact';
      return {
        articleId: copy.articleId,
        copyOf: first.articleId,
        kind,
        because: `${reasons[key]}${bridge}`,
        evidence: { level: kind, with: first.articleId, key, rules: RULES_VERSION },
      };
    });
  });
}
