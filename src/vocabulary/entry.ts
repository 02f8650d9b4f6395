/** One thing a source announced, with its identity within the source. */
import type { ParsedEntry } from './feed-document.js';

/** How far an entry has come: the stage that has to take it next. */
export type Stage = 'extract' | 'group' | 'label' | 'done' | 'held' | 'set-aside';

/** Keyed and ready to store. */
export interface KeyedEntry {
  /** Identity within the source: guid, or else address, or else content. */
  key: string;
  /** Hash of what was announced; another print under the same key is a change. */
  print: string;
  /** Short hash of the canonical address, by which a source knows the entry under another guid. */
  address?: string;
  announced: ParsedEntry;
}

/** What a source announced before, as far as identity needs it. */
export interface KnownEntry {
  key: string;
  print: string;
  address: string | null;
  firstSeenAt: Date;
  /** Null where the guid is at its former address, and where the words are kept no longer. */
  announced: Pick<ParsedEntry, 'title' | 'summaryHtml' | 'contentHtml'> | null;
}

export interface NewEntry extends KeyedEntry {
  stage: 'extract' | 'held';
}

export interface EntryRecord {
  id: string;
  sourceId: string;
  print: string;
  announced: ParsedEntry;
  firstSeenAt: Date;
  stage: Stage;
  /** Since when its page has been waiting for a server that asks to slow down. */
  putOffSince: Date | null;
}

/** An entry that left the flow, with what went wrong. */
export interface SetAsideEntry {
  id: string;
  sourceId: string;
  title: string | null;
  url: string | null;
  stage: Stage;
  reason: string;
  at: Date;
}
