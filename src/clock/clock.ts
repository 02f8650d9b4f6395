/** The clock's tick: due sources become polls, work whose job was lost gets a new one. */
import { setTimeout as sleep } from 'node:timers/promises';
import { mostPollsPerJob, passEntries, requestPolls, requestPublish } from '../pipeline.js';
import type { JobQueue, Log, Now } from '../ports.js';
import type { Store } from '../store-ports.js';
import { decidePolls, type PollQuota } from './decide-polls.js';

export interface ClockPorts {
  store: Pick<Store, 'sources' | 'entries' | 'outputFeeds' | 'settings'>;
  queue: JobQueue;
  log: Log;
  now: Now;
}

export interface TickLimits {
  /** Most sources to hand on at once. */
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

/** How long a clock that has more to hand on waits for its queue. */
const lookAgainMs = 100;
/** Less than the time between two ticks, which look after more than polls. */
const keepPollingMs = 4_000;

async function decideQuota({ queue }: ClockPorts, limits: TickLimits): Promise<PollQuota> {
  const [collect, extract] = await Promise.all([queue.counts('collect'), queue.counts('extract')]);
  return decidePolls(
    { polls: collect.waiting * mostPollsPerJob, extractJobs: extract.waiting },
    limits.sources,
  );
}

async function claim({ store, queue, now, log }: ClockPorts, sources: number, leaseMs: number) {
  const at = now();
  const due = await store.sources.claimDue(at, sources, leaseMs);
  await requestPolls(queue, due, at);
  if (due.length > 0) log.debug({ sources: due.length }, 'sources are due');
  return due.length;
}

/** Whether more may be due than was handed on. */
async function pollDueSources(ports: ClockPorts, limits: TickLimits): Promise<boolean> {
  const { sources, because } = await decideQuota(ports, limits);
  if (because !== undefined)
    ports.log.info({ event: 'polls-held-back', sources, because }, 'polls are held back');
  return (await claim(ports, sources, limits.leaseMs)) === sources;
}

/**
 * After a tick that left sources due: hands on as many again whenever the queue has room for them, until no more are due
 * or the next tick is near.
 */
export async function keepPolling(
  ports: ClockPorts,
  limits: TickLimits,
  stopping: AbortSignal,
): Promise<void> {
  const end = performance.now() + keepPollingMs;
  while (!stopping.aborted && performance.now() < end) {
    const { sources, because } = await decideQuota(ports, limits);
    if (because !== undefined)
      await sleep(lookAgainMs, undefined, { signal: stopping }).catch(() => undefined);
    else if ((await claim(ports, sources, limits.leaseMs)) < sources) return;
  }
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

/** Returns whether more sources may be due than it handed on. */
export async function tick(ports: ClockPorts, limits: TickLimits): Promise<boolean> {
  await noticeLostQueue(ports);
  const isMoreDue = await pollDueSources(ports, limits);
  await recoverLostWork(ports, limits.patienceMs);
  return isMoreDue;
}
