/** What becomes of jobs that failed for good: the one entry at fault leaves the flow, everything else goes on. */
import { type CollectJob, type EntriesJob, passAlone, requestPollsAlone, subjectsOf } from './pipeline.js';
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

/** Polls are tried again one by one; one that fails alone is put off, and the page about the sources says why. */
export function pollSetAside({ store, queue, now }: SetAsidePorts) {
  return async (job: CollectJob, reason: string): Promise<void> => {
    const sourceIds = subjectsOf(job);
    if (sourceIds.length > 1) return requestPollsAlone(queue, job);
    const until = new Date(now().getTime() + pauseMs);
    for (const id of sourceIds)
      await store.sources.postpone(id, until, `Polling it failed within this program: ${reason}`);
  };
}
