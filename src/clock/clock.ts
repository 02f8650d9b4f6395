/** The clock's tick: due sources become polls, work whose job was lost gets a new one. */
import { passEntries, requestPolls, requestPublish } from '../pipeline.js';
import type { JobQueue, Log, Now } from '../ports.js';
import type { Store } from '../store-ports.js';
import { decidePolls } from './decide-polls.js';

export interface ClockPorts {
  store: Pick<Store, 'sources' | 'entries' | 'outputFeeds' | 'settings'>;
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

const stages = ['extract', 'group', 'label'] as const;
const entriesPerSweep = 1_000;
const sweepsPerTick = 20;
/** A queue that holds nothing has lost whatever waits for it; writing and enqueueing are moments apart. */
const idlePatienceMs = 10_000;
const generationKey = 'queue-generation';

async function pollDueSources({ store, queue, now, log }: ClockPorts, limits: TickLimits): Promise<number> {
  const [collect, extract] = await Promise.all([queue.counts('collect'), queue.counts('extract')]);
  const { sources, because } = decidePolls(
    { collectJobs: collect.waiting, extractJobs: extract.waiting },
    limits.sources,
  );
  if (because !== undefined) log.info({ event: 'polls-held-back', sources, because }, 'polls are held back');
  const due = await store.sources.claimDue(now(), sources, limits.leaseMs);
  await requestPolls(queue, due);
  return due.length;
}

/** All that wait, a page at a time. */
async function handOn(
  { store, queue, log }: ClockPorts,
  stage: (typeof stages)[number],
  before: Date,
  occasion: string,
): Promise<void> {
  let after = '0';
  for (let sweep = 0; sweep < sweepsPerTick; sweep += 1) {
    const waiting = await store.entries.findWaiting(stage, before, entriesPerSweep, after);
    if (waiting.length === 0) return;
    log.info(
      { event: 'recovery', stage, entries: waiting.length },
      'entries without a job are handed on again',
    );
    await passEntries(queue, stage, waiting, occasion);
    after = waiting.at(-1) ?? after;
  }
}

async function patienceFor(queue: JobQueue, stage: string, patienceMs: number): Promise<number> {
  if (patienceMs <= idlePatienceMs) return patienceMs;
  const { waiting, active } = await queue.counts(stage);
  return waiting + active === 0 ? idlePatienceMs : patienceMs;
}

/** A process killed between writing and enqueueing leaves entries without a job; handing on twice is harmless. */
export async function recoverLostWork(ports: ClockPorts, longestPatienceMs: number): Promise<void> {
  const { store, queue, now } = ports;
  for (const stage of stages) {
    const patienceMs = await patienceFor(queue, stage, longestPatienceMs);
    const at = now().getTime();
    const occasion = `recovery ${patienceMs === 0 ? at : Math.floor(at / patienceMs)}`;
    await handOn(ports, stage, new Date(at - patienceMs), occasion);
  }
  if ((await store.outputFeeds.findChanged()).length > 0) await requestPublish(queue, now());
}

/** Jobs of a flushed Redis are gone, what they were about is in the store: everything unfinished gets a new one. */
async function noticeLostQueue(ports: ClockPorts): Promise<void> {
  const { store, queue, log } = ports;
  const [known, generation] = [await store.settings.find(generationKey), await queue.readGeneration()];
  if (known === generation) return;
  if (known !== undefined) {
    log.warn({ event: 'queue-lost' }, 'the queue has lost its jobs; they are made anew from the store');
    await store.sources.releaseClaims();
    await recoverLostWork(ports, 0);
  }
  await store.settings.save(generationKey, generation);
}

export async function tick(ports: ClockPorts, limits: TickLimits): Promise<void> {
  await noticeLostQueue(ports);
  const polled = await pollDueSources(ports, limits);
  if (polled > 0) ports.log.debug({ sources: polled }, 'sources are due');
  await recoverLostWork(ports, limits.patienceMs);
}
