/** The stages as queues: their names, what their jobs carry, and how work is handed on. */
import { createHash } from 'node:crypto';
import type { Job, JobQueue } from './ports.js';
import type { DueSource } from './source-ports.js';

export const queues = ['collect', 'extract', 'group', 'label', 'publish', 'deliver'] as const;
export type QueueName = (typeof queues)[number];

/** What their jobs are about stands in rows, so that every job can be made anew from the store. */
export const queuesOfRows: readonly QueueName[] = ['collect', 'extract', 'group', 'label', 'publish'];

/** Polls that are asked for together. */
export interface CollectJob {
  sourceIds: string[];
  /** ISO 8601; what was polled since then needs no other poll. */
  askedAt: string;
}

/** Entries on their way from stage to stage; always ids, never content. */
export interface EntriesJob {
  entryIds: string[];
}

export type PublishJob = Record<string, never>;

/** What is said to hubs and subscribers, who may take their time. */
export type DeliverJob =
  | { kind: 'verify'; intentId: string }
  /** Sends a subscriber what has changed, or word that its feed has ended. */
  | { kind: 'deliver' | 'deny'; subscriberId: string }
  /** Tells a hub of others which feeds have changed. */
  | { kind: 'ping'; hub: string; urls: string[] }
  /** Asks the hub of a source for the subscription that is on record. */
  | { kind: 'ask'; sourceId: string };

/** News goes to subscribers first, then come questions and answers, last whoever did not take news before. */
export const deliverPriorities = { word: 5, again: 10 };

/** What the jobs of all queues may name, those of the versions before included. */
type Subjects = Partial<EntriesJob & CollectJob> & { sourceId?: string };

/** Ids of the entries or sources that a job is about; none where nothing could be set aside. */
export function subjectsOf({ entryIds, sourceIds, sourceId }: Subjects): readonly string[] {
  return entryIds ?? sourceIds ?? (sourceId === undefined ? [] : [sourceId]);
}

/** Small enough that a slow page holds up few others, large enough that one write serves many. */
const entriesPerJob = 20;

/** Changes that come close together are rendered together; how often at most, the publisher's own pace decides. */
const publishDelayMs = 100;

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** The same entries at the same stage for the same occasion make the same job, so that handing on twice adds nothing. */
function entriesJob(stage: string, entryIds: readonly string[], occasion: string): Job<EntriesJob> {
  const id = digestOf(`${occasion} ${entryIds.join()}`);
  return { id: `${stage}-${id}`, data: { entryIds: [...entryIds] }, recurs: true };
}

/**
 * `occasion` sets a later attempt apart: a job of a killed worker keeps its id until the queue notices, and would
 * swallow the new one.
 */
export async function passEntries(
  queue: JobQueue,
  stage: 'extract' | 'group' | 'label',
  entryIds: readonly string[],
  occasion = 'first',
): Promise<void> {
  const jobs: Job<EntriesJob>[] = [];
  for (let start = 0; start < entryIds.length; start += entriesPerJob) {
    jobs.push(entriesJob(stage, entryIds.slice(start, start + entriesPerJob), occasion));
  }
  await queue.add(stage, jobs);
}

/** A batch that failed is handed on entry by entry, so that one of them cannot hold up the others. */
export async function passAlone(
  queue: JobQueue,
  stage: 'extract' | 'group' | 'label',
  entryIds: readonly string[],
): Promise<void> {
  await queue.add(
    stage,
    entryIds.map((id) => entriesJob(stage, [id], 'alone')),
  );
}

/** Hands entries to the stage they are at once more, at an instant to come. */
export async function deferEntries(
  queue: JobQueue,
  stage: 'extract',
  entryIds: readonly string[],
  until: Date,
  now: Date,
): Promise<void> {
  const delayMs = Math.max(0, until.getTime() - now.getTime());
  await queue.add(stage, [{ ...entriesJob(stage, entryIds, `put off ${until.toISOString()}`), delayMs }]);
}

/** After the first polls of new sources, which somebody is waiting for. */
const usualPriority = 10;
/** Handing a job on costs as much as a poll that finds nothing new. */
export const mostPollsPerJob = 10;
/** Fewer polls than this have a job each, so that all workers get some. */
const pollJobs = 32;

function pollsJob(sourceIds: readonly string[], askedAt: string, isNew: boolean): Job<CollectJob> {
  const [first] = sourceIds;
  const id = sourceIds.length === 1 ? first : digestOf(sourceIds.join());
  return {
    id: `collect-${id}`,
    data: { sourceIds: [...sourceIds], askedAt },
    recurs: true,
    ...(isNew ? {} : { priority: usualPriority }),
  };
}

export async function requestPolls(queue: JobQueue, due: readonly DueSource[], now: Date): Promise<void> {
  const size = Math.min(mostPollsPerJob, Math.ceil(due.length / pollJobs));
  const jobs: Job<CollectJob>[] = [];
  for (const isNew of [true, false]) {
    const ids = due.filter((source) => source.isNew === isNew).map(({ id }) => id);
    for (let start = 0; start < ids.length; start += size)
      jobs.push(pollsJob(ids.slice(start, start + size), now.toISOString(), isNew));
  }
  await queue.add('collect', jobs);
}

/** Of a job that failed: those of its polls that succeeded are not done again. */
export async function requestPollsAlone(queue: JobQueue, { sourceIds, askedAt }: CollectJob): Promise<void> {
  await queue.add(
    'collect',
    sourceIds.map((id) => pollsJob([id], askedAt, false)),
  );
}

/**
 * Asks for whatever changed to be rendered, once in a while of `publishDelayMs`. The job of a while runs after
 * that while has ended, so a change always finds a job that has not started yet.
 */
export async function requestPublish(queue: JobQueue, now: Date): Promise<void> {
  const slot = Math.floor(now.getTime() / publishDelayMs);
  await queue.add<PublishJob>('publish', [{ id: `publish-${slot}`, data: {}, delayMs: publishDelayMs }]);
}

export async function requestDeliveries(queue: JobQueue, jobs: readonly Job<DeliverJob>[]): Promise<void> {
  await queue.add<DeliverJob>('deliver', jobs);
}

/** A hub that hangs must hold no poll: it is asked by a job of its own. `requestedAt` sets a later request apart. */
export async function requestSubscription(
  queue: JobQueue,
  sourceId: string,
  requestedAt: Date,
): Promise<void> {
  const id = `ask-${sourceId}-${requestedAt.getTime()}`;
  await requestDeliveries(queue, [{ id, data: { kind: 'ask', sourceId }, priority: deliverPriorities.word }]);
}

/** Some hubs read no more from one request. */
const urlsPerPing = 50;

export async function requestPings(
  queue: JobQueue,
  hubs: readonly string[],
  urls: readonly string[],
  now: Date,
): Promise<void> {
  const jobs: Job<DeliverJob>[] = [];
  for (let start = 0; start < urls.length; start += urlsPerPing) {
    for (const hub of hubs) {
      const data = { kind: 'ping' as const, hub, urls: urls.slice(start, start + urlsPerPing) };
      const id = digestOf(`${hub} ${start} ${now.getTime()}`);
      jobs.push({ id: `ping-${id}`, data, priority: deliverPriorities.word });
    }
  }
  await requestDeliveries(queue, jobs);
}
