import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { mergeCalls, mergeEach, mergeLists } from '../src/merge-calls.js';

describe('calls that wait for one another', () => {
  test('run as one batch, up to the size allowed, in their order', async () => {
    const batches: number[][] = [];
    const add = mergeCalls<number>(
      async (items) => {
        batches.push([...items]);
        await sleep(5);
      },
      { most: 4 },
    );
    await Promise.all([add([1]), add([2]), add([3, 4]), add([5]), add([6, 7, 8, 9, 10])]);
    expect(batches).toEqual([[1, 2, 3, 4], [5], [6, 7, 8, 9, 10]]);
  });

  test('go together with those that the same answer set free', async () => {
    const batches: number[][] = [];
    const add = mergeCalls<number>(async (items) => void batches.push([...items]), { most: 10 });
    const answer = sleep(5);
    await Promise.all([1, 2, 3].map((number) => answer.then(() => add([number]))));
    expect(batches).toEqual([[1, 2, 3]]);
  });

  test('never run two batches at once', async () => {
    let running = 0;
    let most = 0;
    const add = mergeCalls<number>(
      async () => {
        most = Math.max(most, ++running);
        await sleep(1);
        running -= 1;
      },
      { most: 2 },
    );
    await Promise.all(Array.from({ length: 20 }, (_, number) => add([number])));
    expect(most).toBe(1);
  });

  test('run as many batches at once as are allowed, each as large as it can be', async () => {
    const sizes: number[] = [];
    let running = 0;
    let most = 0;
    const add = mergeCalls<number>(
      async (items) => {
        sizes.push(items.length);
        most = Math.max(most, ++running);
        await sleep(1);
        running -= 1;
      },
      { most: 5, batchesAtOnce: 3 },
    );
    await Promise.all(Array.from({ length: 18 }, (_, number) => add([number])));
    expect(most).toBe(3);
    expect(sizes).toEqual([5, 5, 5, 3]);
  });

  test('keep a fault to the call that has it', async () => {
    const done = new Set<number>();
    const add = mergeCalls<number>(
      async (items) => {
        await sleep(1);
        if (items.includes(3)) throw new Error('three is bad');
        for (const item of items) done.add(item);
      },
      { most: 100 },
    );
    const results = await Promise.allSettled([add([1]), add([2]), add([3]), add([4])]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect([...done]).toEqual([1, 2, 4]);
  });

  test('have their own answers, each in the order of its items', async () => {
    const double = mergeLists<number, number>(
      async (items) => {
        await sleep(1);
        return items.map((item) => item * 2);
      },
      { most: 100 },
    );
    expect(await Promise.all([double([1]), double([2, 3]), double([]), double([4])])).toEqual([
      [2],
      [4, 6],
      [],
      [8],
    ]);
  });

  test('are as many together as their weights allow', async () => {
    const batches: string[][] = [];
    const add = mergeEach<string, void>(
      async (items) => {
        batches.push([...items]);
        await sleep(1);
        return items.map(() => undefined);
      },
      { most: 6, weigh: ({ length }) => length },
    );
    await Promise.all(['a', 'bbb', 'ccc', 'd', 'eeeeeeeeee', 'f'].map((item) => add(item)));
    expect(batches).toEqual([['a', 'bbb'], ['ccc', 'd'], ['eeeeeeeeee'], ['f']]);
  });

  test('take new calls after a pause', async () => {
    const batches: number[][] = [];
    const add = mergeCalls<number>(async (items) => void batches.push([...items]), { most: 10 });
    await add([1]);
    await add([2]);
    expect(batches).toEqual([[1], [2]]);
  });
});
