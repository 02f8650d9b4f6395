/** How much is on its way to the feeds: so much that what is made of it now is old at once, or nothing that waits. */
import type { JobQueue } from './ports.js';

const busyJobs = 10;

/** Nothing waits for a worker, and nothing is being grouped or labelled; what is being fetched waits for others. */
export async function isAtRest(queue: JobQueue): Promise<boolean> {
  const fetching = await Promise.all((['collect', 'extract'] as const).map((stage) => queue.counts(stage)));
  const settling = await Promise.all((['group', 'label'] as const).map((stage) => queue.counts(stage)));
  const isWaiting = [...fetching, ...settling].some(({ waiting }) => waiting > 0);
  return !isWaiting && !settling.some(({ active }) => active > 0);
}

/** How long the last of a flood is waited for. */
const longestEbbMs = 5_000;

/** More waits than a few workers take up at once. */
export async function isFlood(queue: JobQueue): Promise<boolean> {
  const before = ['collect', 'extract', 'group', 'label'] as const;
  const counts = await Promise.all(before.map((stage) => queue.counts(stage)));
  return counts.reduce((sum, { waiting }) => sum + waiting, 0) > busyJobs;
}

/** Tells floods with their ebb: what is rendered before the last of it has arrived is rendered twice. */
export function watchFlood(queue: JobQueue): () => Promise<boolean> {
  let ebbEnd = 0;
  return async () => {
    if (await isFlood(queue)) {
      ebbEnd = performance.now() + longestEbbMs;
      return true;
    }
    return performance.now() < ebbEnd && !(await isAtRest(queue));
  };
}
