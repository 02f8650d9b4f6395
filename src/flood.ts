/** Whether so many articles are on their way that what is made of them now is old at once. */
import type { JobQueue } from './ports.js';

const busyJobs = 10;

export async function isFlood(queue: JobQueue): Promise<boolean> {
  const before = ['collect', 'extract', 'group', 'label'] as const;
  const counts = await Promise.all(before.map((stage) => queue.counts(stage)));
  return counts.reduce((sum, { waiting }) => sum + waiting, 0) > busyJobs;
}
