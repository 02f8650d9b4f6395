import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { whenIdle } from '../../src/system/when-idle.js';

/** Steps of 10 ms until nothing is left. */
function workOf(left: number, patienceMs?: number) {
  const state = { left, steps: 0, isIdle: true, faults: [] as unknown[] };
  const worker = whenIdle(
    {
      async step() {
        state.steps += 1;
        await sleep(10);
        if (state.left < 0) throw new Error('no such work');
        state.left = Math.max(0, state.left - 1);
        return state.left > 0;
      },
      isIdle: async () => state.isIdle,
      onFault: (error) => state.faults.push(error),
    },
    patienceMs,
  );
  return { state, worker };
}

test('does all there is when it is woken, and nothing before', async () => {
  const { state, worker } = workOf(5);
  await sleep(30);
  expect(state.steps).toBe(0);
  worker.wake();
  await expect.poll(() => state.left).toBe(0);
  await sleep(50);
  expect(state.steps).toBe(5);
  await worker.stop();
});

test('waits while there is other work, and goes on after it', async () => {
  const { state, worker } = workOf(3);
  state.isIdle = false;
  worker.wake();
  await sleep(300);
  expect(state.steps).toBe(0);
  state.isIdle = true;
  await expect.poll(() => state.left, { timeout: 2_000 }).toBe(0);
  await worker.stop();
});

test('does a step now and then where other work never ends', async () => {
  const { state, worker } = workOf(2, 100);
  state.isIdle = false;
  worker.wake();
  await expect.poll(() => state.left, { timeout: 5_000 }).toBe(0);
  expect(state.steps).toBe(2);
  await worker.stop();
});

test('misses no work that comes while the last step is being done', async () => {
  const { state, worker } = workOf(1);
  worker.wake();
  await expect.poll(() => state.steps, { interval: 1 }).toBe(1);
  worker.wake();
  await expect.poll(() => state.steps).toBe(2);
  await worker.stop();
});

test('tells of a step that failed, and tries again when it is woken', async () => {
  const { state, worker } = workOf(-1);
  worker.wake();
  await expect.poll(() => state.faults).toHaveLength(1);
  state.left = 1;
  worker.wake();
  await expect.poll(() => state.left).toBe(0);
  await worker.stop();
});

test('stops after the step it is at, whatever is left', async () => {
  const { state, worker } = workOf(1_000);
  worker.wake();
  await sleep(25);
  await worker.stop();
  const { steps } = state;
  await sleep(50);
  expect([state.steps, state.left > 900]).toEqual([steps, true]);
});
