/** The clock's tick: due sources become polls, work whose job was lost gets a new one. */
import { passEntries, requestPolls, requestPublish } from '../pipeline.js';
import type { JobQueue, Log, Now } from '../ports.js';
import type { Store } from '../store-ports.js';

export interface ClockPorts {
  store: Pick<Store, 'sources' | 'entries' | 'outputFeeds'>;
  queue: JobQueue;
  log: Log;
  now: Now;
}

export interface TickLimits {
  /** Most sources to hand on at one tick. */
  sources: number;
  /** How long a worker may hold a source before another may have it. */
  leaseMs: number;
  /** How long an entry may wait at a stage before its job counts as lost. */
  patienceMs: number;
}

const entriesPerSweep = 1_000;

async function pollDueSources({ store, queue, now }: ClockPorts, limits: TickLimits): Promise<number> {
  const due = await store.sources.claimDue(now(), limits.sources, limits.leaseMs);
  await requestPolls(queue, due);
  return due.length;
}

/** A process killed between writing and enqueueing leaves entries without a job; handing on twice is harmless. */
export async function recoverLostWork(
  { store, queue, now, log }: ClockPorts,
  patienceMs: number,
): Promise<void> {
  const before = new Date(now().getTime() - patienceMs);
  const occasion = `recovery ${patienceMs === 0 ? now().getTime() : Math.floor(now().getTime() / patienceMs)}`;
  for (const stage of ['extract', 'group', 'label'] as const) {
    const waiting = await store.entries.findWaiting(stage, before, entriesPerSweep);
    if (waiting.length > 0)
      log.info({ stage, entries: waiting.length }, 'entries without a job are handed on again');
    await passEntries(queue, stage, waiting, occasion);
  }
  if ((await store.outputFeeds.findChanged()).length > 0) await requestPublish(queue, now());
}

export async function tick(ports: ClockPorts, limits: TickLimits): Promise<void> {
  const polled = await pollDueSources(ports, limits);
  if (polled > 0) ports.log.debug({ sources: polled }, 'sources are due');
  await recoverLostWork(ports, limits.patienceMs);
}
