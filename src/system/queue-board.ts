/** Bull Board: a page on which operators see the queues, retry what failed, and remove it. */
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { Queue } from 'bullmq';

/** Returns a plugin of the server that answers under `basePath`. */
export function createQueueBoard(queues: readonly Queue[], basePath: string) {
  const serverAdapter = new FastifyAdapter();
  serverAdapter.setBasePath(basePath);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue)),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Winnow' } },
  });
  return serverAdapter.registerPlugin();
}
