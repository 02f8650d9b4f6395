/** Which of the entries a poll brought go on, and which are only remembered. */
import type { KeyedEntry, NewEntry } from '../vocabulary/entry.js';

export interface IntakeFacts {
  entries: readonly KeyedEntry[];
  /** Prints by key of what the source announced before. */
  known: ReadonlyMap<string, string>;
  /** Nothing of this source was ever taken in. */
  firstPoll: boolean;
  firstItems: number;
  now: Date;
}

export interface Intake {
  added: NewEntry[];
  changed: KeyedEntry[];
}

const dayMs = 24 * 3_600_000;
/** Older than what a source is late with, after a week without a poll. */
const oldMs = 8 * dayMs;

function instantOf(entry: KeyedEntry): number | undefined {
  const stated = entry.announced.publishedAt ?? entry.announced.updatedAt;
  return stated === undefined ? undefined : Date.parse(stated);
}

/** Newest first; entries without a date keep their place in the document, which is newest first by custom. */
function newestFirst(entries: readonly KeyedEntry[]): KeyedEntry[] {
  return entries
    .map((entry, place) => ({ entry, place, at: instantOf(entry) }))
    .sort((a, b) =>
      a.at !== undefined && b.at !== undefined && a.at !== b.at ? b.at - a.at : a.place - b.place,
    )
    .map(({ entry }) => entry);
}

function isRecent(entry: KeyedEntry, now: Date): boolean {
  const at = instantOf(entry);
  return at !== undefined && now.getTime() - at <= dayMs;
}

/** A publisher that moves to another system announces its archive again: many entries that it has long had. */
function isFlood(fresh: readonly KeyedEntry[], firstItems: number, now: Date): boolean {
  const old = fresh.filter((entry) => {
    const at = instantOf(entry);
    return at !== undefined && now.getTime() - at > oldMs;
  });
  return old.length > firstItems;
}

/**
 * A new source, or one that suddenly announces its archive, lets in its newest items or its last 24 hours, whichever
 * is more; the rest is held, for ever known.
 */
export function decideIntake({ entries, known, firstPoll, firstItems, now }: IntakeFacts): Intake {
  const fresh = entries.filter(({ key }) => !known.has(key));
  const admitted = new Set(
    firstPoll || isFlood(fresh, firstItems, now)
      ? newestFirst(fresh).filter((entry, place) => place < firstItems || isRecent(entry, now))
      : fresh,
  );
  return {
    added: fresh.map((entry) => ({ ...entry, stage: admitted.has(entry) ? 'extract' : 'held' })),
    changed: entries.filter(({ key, print }) => known.has(key) && known.get(key) !== print),
  };
}
