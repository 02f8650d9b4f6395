/** Lets only so many fetches per host run at once within this process; the rest wait their turn. */

export interface HostGate {
  /** Runs `work` when its host has a free place, first come first served; passes its result or error on. */
  run<T>(url: string, work: () => Promise<T>): Promise<T>;
}

interface Queue {
  running: number;
  waiting: (() => void)[];
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}

function enter(queue: Queue, limit: number): Promise<void> {
  if (queue.running < limit) {
    queue.running += 1;
    return Promise.resolve();
  }
  return new Promise((resolve) => queue.waiting.push(resolve));
}

/** Hands the place straight to the next in line, so that nobody can push in between. */
function leave(queue: Queue): void {
  const next = queue.waiting.shift();
  if (next) next();
  else queue.running -= 1;
}

/** Makes a gate for `limit` fetches per host; hosts nobody asks any more are forgotten. */
export function createHostGate(limit: number): HostGate {
  const queues = new Map<string, Queue>();
  return {
    async run(url, work) {
      const host = hostOf(url);
      const queue = queues.get(host) ?? { running: 0, waiting: [] };
      queues.set(host, queue);
      await enter(queue, limit);
      try {
        return await work();
      } finally {
        leave(queue);
        if (queue.running === 0) queues.delete(host);
      }
    },
  };
}
