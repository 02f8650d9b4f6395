/** Whether so many articles are on their way that what is made of them now is old at once. */
import type { JobQueue } from './ports.js';

const busyJobs = 10;

export async function isFlood(queue: JobQueue): Promise<boolean> {
  const counts = await Promise.all([queue.counts('extract'), queue.counts('group'), queue.counts('label')]);
  return counts.reduce((sum, { waiting }) => sum + waiting, 0) > busyJobs;
}
