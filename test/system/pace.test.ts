import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { pace } from '../../src/system/pace.js';

function record(runMs: number, limits: { restPerRun: number; maxRestMs: number }) {
  const starts: number[] = [];
  const paced = pace(async () => {
    starts.push(performance.now());
    await sleep(runMs);
  }, limits);
  return { starts, paced };
}

test('runs at once after a pause, and after a rest when it has just run', async () => {
  const { starts, paced } = record(50, { restPerRun: 3, maxRestMs: 1_000 });
  const asked = performance.now();
  await paced();
  await paced();
  await sleep(300);
  const later = performance.now();
  await paced();
  const [first = 0, second = 0, third = 0] = starts;
  expect(first - asked).toBeLessThan(40);
  expect(second - first).toBeGreaterThan(180);
  expect(third - later).toBeLessThan(40);
});

test('rests no longer than its limit, however long the run was', async () => {
  const { starts, paced } = record(60, { restPerRun: 1_000, maxRestMs: 100 });
  await paced();
  await paced();
  const [first = 0, second = 0] = starts;
  expect(second - first).toBeLessThan(500);
});

test('rests after a run that failed, too', async () => {
  let runs = 0;
  const paced = pace(
    async () => {
      runs += 1;
      await sleep(20);
      throw new Error('no database');
    },
    { restPerRun: 5, maxRestMs: 1_000 },
  );
  await expect(paced()).rejects.toThrow('no database');
  const asked = performance.now();
  await expect(paced()).rejects.toThrow('no database');
  expect(performance.now() - asked).toBeGreaterThan(100);
  expect(runs).toBe(2);
});

test('rests longer while more is on its way, and no longer than that', async () => {
  let isFlood = true;
  const starts: number[] = [];
  const paced = pace(
    async () => {
      starts.push(performance.now());
      await sleep(50);
    },
    { restPerRun: 100, maxRestMs: 10, maxFloodRestMs: 60_000, isFlood: async () => isFlood },
  );
  await paced();
  setTimeout(() => {
    isFlood = false;
  }, 800);
  await paced();
  const [first = 0, second = 0] = starts;
  expect(second - first).toBeGreaterThan(800);
  expect(second - first).toBeLessThan(3_000);
});
