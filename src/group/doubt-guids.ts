/** A guid alone proves nothing: some publishers give the guid of one article to the next. */
import { canonicalUrl } from '../text/canonical-url.js';
import { tokenise } from '../text/tokenise.js';
import { assessCopy } from './assess-copy.js';
import { CopyIndex } from './copy-index.js';
import type { Holder } from './link-copies.js';
import { sketchText } from './sketch.js';

export interface GuidArticle {
  id: string;
  url: string;
  title: string;
  /** One block a line. */
  text: string;
}

/** Under this many words shingles prove nothing. */
const shortWords = 20;

/** How much of the shorter text stands in the other one, 0 to 1, and whether that makes them the same. */
function compareTexts(one: string, other: string): { isSame: boolean; score: number } | undefined {
  const [left, right] = [tokenise(one), tokenise(other)];
  if (left.count < shortWords || right.count < shortWords) return undefined;
  const index = new CopyIndex({ maxArticles: 1, windowMs: Number.POSITIVE_INFINITY });
  index.add(sketchText(one, left), undefined, 0);
  const [match] = index.match(sketchText(other, right), undefined);
  if (!match) return { isSame: false, score: 0 };
  const { kind, score } = assessCopy(match);
  return { isSame: kind === 'near', score };
}

/**
 * Two articles of one source under one guid are the same where their addresses agree, or their texts are copies of each
 * other (`NEAR_SCORE`), whatever became of headline and address; of short texts the titles have to agree.
 */
export function isSameUnderGuid(one: GuidArticle, other: GuidArticle): boolean {
  const address = canonicalUrl(one.url);
  if (address !== undefined && address === canonicalUrl(other.url)) return true;
  const compared = compareTexts(one.text, other.text);
  return compared?.isSame ?? tokenise(one.title).folded.join() === tokenise(other.title).folded.join();
}

export interface Doubts<T> {
  /** Without those who share nothing but the guid. */
  holders: Map<string, readonly T[]>;
  /** Later articles under a guid that was another's: it is theirs from now on. */
  heirs: string[];
}

export function doubtGuids<T extends Holder>(
  articles: readonly GuidArticle[],
  holders: ReadonlyMap<string, readonly T[]>,
  holding: readonly GuidArticle[],
): Doubts<T> {
  const byId = new Map([...articles, ...holding].map((article) => [article.id, article]));
  const heirs = new Set<string>();
  const agrees = (id: string, { kind, articleId }: T) => {
    const [article, other] = [byId.get(id), byId.get(articleId)];
    if (kind !== 'guid' || !article || !other || isSameUnderGuid(article, other)) return true;
    if (BigInt(id) > BigInt(articleId)) heirs.add(id);
    return false;
  };
  const kept = [...holders].map(
    ([id, others]) => [id, others.filter((holder) => agrees(id, holder))] as const,
  );
  return { holders: new Map(kept), heirs: [...heirs] };
}
