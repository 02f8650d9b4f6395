/** Joins calls that wait for one another into one: the busier the store, the larger its statements. */
import { setImmediate as endOfTurn } from 'node:timers/promises';

interface Call<T, R> {
  items: readonly T[];
  resolve(answers: R[]): void;
  reject(error: unknown): void;
}

/** Gives each item its answer, in their order. */
type Run<T, R> = (items: readonly T[]) => Promise<readonly R[]>;

export interface MergeLimits<T> {
  /** Of one batch, in all; a call that is larger goes alone. */
  most: number;
  /** What an item counts for; 1 when absent. */
  weigh?(item: T): number;
  /** How many batches may run at once; 1 when absent. */
  batchesAtOnce?: number;
}

/** As many calls as fit, at least one. */
function takeTogether<T, R>(waiting: Call<T, R>[], { most, weigh = () => 1 }: MergeLimits<T>): Call<T, R>[] {
  let weight = 0;
  const count = waiting.findIndex((call, at) => {
    weight += call.items.reduce((sum, item) => sum + weigh(item), 0);
    return at > 0 && weight > most;
  });
  return waiting.splice(0, count === -1 ? waiting.length : count);
}

async function settle<T, R>(run: Run<T, R>, call: Call<T, R>): Promise<void> {
  await run(call.items).then((answers) => call.resolve([...answers]), call.reject);
}

async function runTogether<T, R>(run: Run<T, R>, calls: readonly Call<T, R>[]): Promise<void> {
  const [first] = calls;
  if (calls.length === 1 && first) return settle(run, first);
  let answers: readonly R[];
  try {
    answers = await run(calls.flatMap(({ items }) => items));
  } catch {
    for (const call of calls) await settle(run, call);
    return;
  }
  let start = 0;
  for (const { items, resolve } of calls) {
    resolve(answers.slice(start, start + items.length));
    start += items.length;
  }
}

/**
 * Makes a function that runs `run` for so many batches at once; what is asked for meanwhile goes together. A batch that
 * fails is done again call by call, so that a fault stays with the call that has it: `run` must be idempotent.
 */
export function mergeLists<T, R>(
  run: Run<T, R>,
  limits: MergeLimits<T>,
): (items: readonly T[]) => Promise<R[]> {
  const waiting: Call<T, R>[] = [];
  let running = 0;

  const drain = async (): Promise<void> => {
    if (running >= (limits.batchesAtOnce ?? 1)) return;
    running += 1;
    while (waiting.length > 0) {
      // One answer sets many callers free, who ask in the same turn: the first of them must not go alone.
      await endOfTurn();
      if (waiting.length > 0) await runTogether(run, takeTogether(waiting, limits));
    }
    running -= 1;
  };

  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject });
      void drain();
    });
}

/** The same for one item at a time. */
export function mergeEach<T, R>(run: Run<T, R>, limits: MergeLimits<T>): (item: T) => Promise<R> {
  const ask = mergeLists(run, limits);
  return async (item) => (await ask([item]))[0] as R;
}

/** The same without answers. */
export function mergeCalls<T>(
  run: (items: readonly T[]) => Promise<void>,
  limits: MergeLimits<T>,
): (items: readonly T[]) => Promise<void> {
  const ask = mergeLists<T, undefined>(async (items) => {
    await run(items);
    return items.map(() => undefined);
  }, limits);
  return async (items) => void (await ask(items));
}
