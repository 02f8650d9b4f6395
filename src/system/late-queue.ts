/** A queue that is opened when it is first needed: many processes never need it, and all of them start sooner. */
import type { ConsumeOptions, Consumer, QueueCounts } from '../ports.js';
import type { BoardedQueue } from './bullmq-queue.js';

const noJobs: QueueCounts = { waiting: 0, active: 0, delayed: 0, failed: 0 };

/** A consumer that could not be given its queue consumes nothing, and `onFault` hears of it. */
export function lateQueue(open: () => Promise<BoardedQueue>, onFault: (error: Error) => void): BoardedQueue {
  let opening: Promise<BoardedQueue> | undefined;
  const opened = () => {
    opening ??= open();
    return opening;
  };
  return {
    add: async (name, jobs) => {
      if (jobs.length > 0) await (await opened()).add(name, jobs);
    },
    consume<T extends object>(
      name: string,
      handle: (data: T) => Promise<void>,
      options: ConsumeOptions<T>,
    ): Consumer {
      const consumer = opened().then((queue) => queue.consume<T>(name, handle, options));
      consumer.catch(onFault);
      return { close: async () => (await consumer.catch(() => undefined))?.close() };
    },
    // Whoever only counts does not need it: where nobody else does, nothing waits in it.
    counts: async (name) => (await opening)?.counts(name) ?? noJobs,
    show: async (name) => (await opened()).show(name),
    readGeneration: async () => (await opened()).readGeneration(),
    close: async () => (await opening?.catch(() => undefined))?.close(),
  };
}
