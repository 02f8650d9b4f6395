/** Which articles copy another one, from who holds their identity keys. */
import type { CopyKind } from '../vocabulary/identity.js';
import type { IdentityKey } from './identity-keys.js';

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
}

const evidence: Record<IdentityKey['kind'], string> = {
  guid: 'the source announced it before under the same guid',
  url: 'it has the same address',
  content: 'it has the same words',
};

/** The smallest id that holds one of an article's keys is the article it copies; its own id means it is the first. */
export function linkCopies(
  articles: readonly { id: string; sourceId: string }[],
  holders: ReadonlyMap<string, Holder>,
): CopyVerdict[] {
  return articles.flatMap(({ id, sourceId }) => {
    const holder = holders.get(id);
    if (!holder || BigInt(holder.articleId) >= BigInt(id)) return [];
    const kind = holder.sourceId === sourceId ? 'same' : 'exact';
    return [{ articleId: id, copyOf: holder.articleId, kind, because: evidence[holder.kind] }];
  });
}
