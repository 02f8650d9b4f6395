/** How much a new version of an article differs from the stored one, and what follows from it. */
import { mixHashes } from '../text/hash.js';
import { tokenise } from '../text/tokenise.js';

export interface ArticleVersion {
  title: string;
  /** One block a line. */
  text: string;
}

export interface RevisionVerdict {
  /** Share of the longer version's words that changed, 0 to 1. */
  changed: number;
  newTitle: boolean;
  /** Moves `updated` in the output feeds. */
  significant: boolean;
  /** The article may belong to another story now. */
  regroup: boolean;
  because: string;
}

const SIGNIFICANT = 0.1;
const REGROUP = 0.3;
/** Added or removed lines this short are furniture (markers, captions, buttons), not news. */
const FURNITURE_WORDS = 4;

/** The folded words of each line, keyed by their joined hashes; lines of furniture left out. */
function linesOf(text: string): Map<string, Int32Array[]> {
  const lines = new Map<string, Int32Array[]>();
  for (const line of text.split('\n')) {
    const words = tokenise(line).folded;
    if (words.length <= FURNITURE_WORDS) continue;
    const key = words.join();
    const same = lines.get(key);
    if (same) same.push(words);
    else lines.set(key, [words]);
  }
  return lines;
}

function wordsIn(lines: Map<string, Int32Array[]>): number {
  let count = 0;
  for (const same of lines.values()) for (const words of same) count += words.length;
  return count;
}

/** Takes out the lines that both versions have; what stays is where the versions differ. */
function dropShared(old: Map<string, Int32Array[]>, fresh: Map<string, Int32Array[]>): void {
  for (const [key, lines] of old) {
    const others = fresh.get(key);
    if (!others) continue;
    const shared = Math.min(lines.length, others.length);
    lines.splice(0, shared);
    others.splice(0, shared);
  }
}

/** Each word together with the one before it, so that reordered words count as changed. */
function pairCounts(lines: Map<string, Int32Array[]>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const same of lines.values()) {
    for (const words of same) {
      let previous = 0;
      for (const word of words) {
        const pair = mixHashes(previous, word);
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
        previous = word;
      }
    }
  }
  return counts;
}

function sharedCount(old: Map<number, number>, fresh: Map<number, number>): number {
  let shared = 0;
  for (const [pair, count] of old) shared += Math.min(count, fresh.get(pair) ?? 0);
  return shared;
}

function changedShare(oldText: string, newText: string): number {
  const old = linesOf(oldText);
  const fresh = linesOf(newText);
  const longest = Math.max(wordsIn(old), wordsIn(fresh));
  if (longest === 0) return tokenise(oldText).folded.join() === tokenise(newText).folded.join() ? 0 : 1;
  dropShared(old, fresh);
  const shared = sharedCount(pairCounts(old), pairCounts(fresh));
  return (Math.max(wordsIn(old), wordsIn(fresh)) - shared) / longest;
}

/**
 * Compares two versions of one article. White space, punctuation, typography, moved paragraphs and lines of up to
 * four words (ad markers, buttons) never count. Above a tenth the change is significant; above three tenths, or with
 * a new title, the article is grouped again.
 */
export function assessRevision(old: ArticleVersion, fresh: ArticleVersion): RevisionVerdict {
  const changed = changedShare(old.text, fresh.text);
  const newTitle = tokenise(old.title).folded.join() !== tokenise(fresh.title).folded.join();
  const share = `${Math.round(changed * 100)} % of the words changed`;
  return {
    changed,
    newTitle,
    significant: changed > SIGNIFICANT,
    regroup: changed > REGROUP || newTitle,
    because: newTitle ? `${share}, and the title` : share,
  };
}
