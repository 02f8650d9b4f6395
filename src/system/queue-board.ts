/** Bull Board: a page on which operators see the queues, retry what failed, and remove it. */
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { Queue } from 'bullmq';
import type { JobList } from './job-list.js';
import { ProcessQueueAdapter } from './process-board.js';

/** A queue wherever its jobs are. */
export type ShownQueue = { kind: 'bullmq'; queue: Queue } | { kind: 'process'; name: string; jobs: JobList };

/** Returns a plugin of the server that answers under `basePath`. */
export function createQueueBoard(queues: readonly ShownQueue[], basePath: string) {
  const serverAdapter = new FastifyAdapter();
  serverAdapter.setBasePath(basePath);
  createBullBoard({
    queues: queues.map((shown) =>
      shown.kind === 'bullmq'
        ? new BullMQAdapter(shown.queue)
        : new ProcessQueueAdapter(shown.name, shown.jobs),
    ),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Winnow' } },
  });
  return serverAdapter.registerPlugin();
}
