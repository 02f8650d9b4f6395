/** What becomes of jobs that failed for good: the one entry at fault leaves the flow, everything else goes on. */
import { type CollectJob, type EntriesJob, passAlone } from './pipeline.js';
import type { JobQueue, Log, Now } from './ports.js';
import type { Store } from './store-ports.js';

export interface SetAsidePorts {
  store: Pick<Store, 'entries' | 'sources'>;
  queue: JobQueue;
  log: Log;
  now: Now;
}

/** Long enough that a source which fells its worker does so seldom. */
const pauseMs = 6 * 3_600_000;

/** A batch is tried again entry by entry; an entry that fails alone is set aside until it changes or is sent back. */
export function entriesSetAside({ store, queue, now }: SetAsidePorts, stage: 'extract' | 'group' | 'label') {
  return async ({ entryIds }: EntriesJob, reason: string): Promise<void> => {
    if (entryIds.length > 1) await passAlone(queue, stage, entryIds);
    else await store.entries.setAside(entryIds, stage, reason, now());
  };
}

/** The poll is put off, and the page about the sources says why. */
export function pollSetAside({ store, now }: SetAsidePorts) {
  return async ({ sourceId }: CollectJob, reason: string): Promise<void> => {
    const until = new Date(now().getTime() + pauseMs);
    await store.sources.postpone(sourceId, until, `Polling it failed within this program: ${reason}`);
  };
}
