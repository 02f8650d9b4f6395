/** One queue made of two: some names live in one place, all others in another. */
import type { ConsumeOptions } from '../ports.js';
import type { BoardedQueue } from './bullmq-queue.js';

/** Queues of `names` are those of `named`. */
export function splitQueue(
  names: readonly string[],
  named: BoardedQueue,
  others: BoardedQueue,
): BoardedQueue {
  const of = (name: string) => (names.includes(name) ? named : others);
  return {
    add: (name, jobs) => of(name).add(name, jobs),
    consume: <T extends object>(
      name: string,
      handle: (data: T) => Promise<void>,
      options: ConsumeOptions<T>,
    ) => of(name).consume<T>(name, handle, options),
    counts: (name) => of(name).counts(name),
    show: (name) => of(name).show(name),
    readGeneration: () => named.readGeneration(),
    async close() {
      await Promise.all([named.close(), others.close()]);
    },
  };
}
