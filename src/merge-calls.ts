/** Joins calls that wait for one another into one: the busier the store, the larger its writes. */

interface Call<T> {
  items: readonly T[];
  resolve(): void;
  reject(error: unknown): void;
}

/** As many calls as fit, at least one. */
function takeTogether<T>(waiting: Call<T>[], mostItems: number): Call<T>[] {
  let items = 0;
  const count = waiting.findIndex((call, at) => {
    items += call.items.length;
    return at > 0 && items > mostItems;
  });
  return waiting.splice(0, count === -1 ? waiting.length : count);
}

async function settle<T>(run: (items: readonly T[]) => Promise<void>, call: Call<T>): Promise<void> {
  await run(call.items).then(call.resolve, call.reject);
}

/**
 * Makes a function that runs `run` for one batch at a time; what is asked for meanwhile goes together, up to
 * `mostItems`. A batch that fails is done again call by call, so that a fault stays with the call that has it: `run`
 * must be idempotent.
 */
export function mergeCalls<T>(
  run: (items: readonly T[]) => Promise<void>,
  mostItems: number,
): (items: readonly T[]) => Promise<void> {
  const waiting: Call<T>[] = [];
  let isRunning = false;

  const runTogether = async (calls: Call<T>[]): Promise<void> => {
    const [first] = calls;
    if (calls.length === 1 && first) return settle(run, first);
    try {
      await run(calls.flatMap(({ items }) => items));
    } catch {
      for (const call of calls) await settle(run, call);
      return;
    }
    for (const call of calls) call.resolve();
  };

  const drain = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    while (waiting.length > 0) await runTogether(takeTogether(waiting, mostItems));
    isRunning = false;
  };

  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject });
      void drain();
    });
}
