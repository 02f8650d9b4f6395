/** Whether two announcements say the same, as far as announcements tell. */
import { mixHashes } from '../text/hash.js';
import { tokenise } from '../text/tokenise.js';
import type { ParsedEntry } from '../vocabulary/feed-document.js';

export type Wording = Pick<ParsedEntry, 'title' | 'summaryHtml' | 'contentHtml'>;

/** Longer texts are compared by their beginning. */
const mostCharacters = 20_000;
/** An edit leaves more than this; with less in common only the whole texts can tell. */
const leastShared = 0.8;

/** Words with the one before, so that common words alone make no likeness. */
function pairsOf(html: string): Set<number> {
  const { folded } = tokenise(html.slice(0, mostCharacters).replace(/<[^>]*>/g, ' '));
  const pairs = new Set<number>();
  let previous = 0;
  for (const word of folded) {
    pairs.add(mixHashes(previous, word));
    previous = word;
  }
  return pairs;
}

function bodyOf({ contentHtml, summaryHtml }: Wording): string {
  return contentHtml ?? summaryHtml ?? '';
}

/** Where one of them is a bare title, the titles decide. */
export function saysTheSame(one: Wording, other: Wording): boolean {
  const [body, otherBody] = [bodyOf(one), bodyOf(other)];
  const hasBodies = body !== '' && otherBody !== '';
  const left = pairsOf(`${one.title ?? ''} ${hasBodies ? body : ''}`);
  const right = pairsOf(`${other.title ?? ''} ${hasBodies ? otherBody : ''}`);
  const most = Math.max(left.size, right.size);
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return most > 0 && shared >= leastShared * most;
}
