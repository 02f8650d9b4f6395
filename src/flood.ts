/** How much is on its way to the feeds: so much that what is made of it now is old at once, or nothing that waits. */
import type { JobQueue } from './ports.js';

const busyJobs = 10;
/** How long the last of a flood is waited for. */
const longestEbbMs = 5_000;

interface Load {
  /** Jobs that no worker has taken. */
  waiting: number;
  /** Jobs that group or label just now; what is being fetched waits for others. */
  settling: number;
}

/** In the order of the work, so that a job on its way from one stage to the next is seen at one of them. */
async function measureLoad(queue: JobQueue): Promise<Load> {
  const [collect, extract] = await Promise.all([queue.counts('collect'), queue.counts('extract')]);
  const [group, label] = await Promise.all([queue.counts('group'), queue.counts('label')]);
  return {
    waiting: collect.waiting + extract.waiting + group.waiting + label.waiting,
    settling: group.active + label.active,
  };
}

const isResting = ({ waiting, settling }: Load) => waiting === 0 && settling === 0;
const isFlooded = ({ waiting }: Load) => waiting > busyJobs;

/** Nothing waits for a worker, and nothing is being grouped or labelled. */
export async function isAtRest(queue: JobQueue): Promise<boolean> {
  return isResting(await measureLoad(queue));
}

/** More waits than a few workers take up at once. */
export async function isFlood(queue: JobQueue): Promise<boolean> {
  return isFlooded(await measureLoad(queue));
}

/** Tells floods with their ebb: what is rendered before the last of it has arrived is rendered twice. */
export function watchFlood(queue: JobQueue): () => Promise<boolean> {
  let ebbEnd = 0;
  return async () => {
    const load = await measureLoad(queue);
    const now = performance.now();
    if (isFlooded(load)) ebbEnd = now + longestEbbMs;
    return now < ebbEnd && !isResting(load);
  };
}
