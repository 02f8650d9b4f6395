import { expect, test } from 'vitest';
import { watchFlood } from '../src/flood.js';
import { openProcessQueue, ProcessJobs } from '../src/system/process-queue.js';
import { quiet } from './support/engines.js';

const jobs = (count: number) =>
  Array.from({ length: count }, (_, number) => ({ id: `job-${number}`, data: { number } }));

test('takes what is left of a flood for a part of it, and a few jobs for none', async () => {
  const queue = openProcessQueue(new ProcessJobs(), quiet);
  const isFlood = watchFlood(queue);
  await queue.add('extract', jobs(3));
  expect(await isFlood()).toBe(false);
  await queue.add('extract', jobs(30));
  expect(await isFlood()).toBe(true);
  let extracted = 0;
  let isHeld = true;
  const free: (() => void)[] = [];
  const consumer = queue.consume(
    'extract',
    async () => {
      extracted += 1;
      if (extracted > 25 && isHeld) await new Promise<void>((resolve) => free.push(resolve));
    },
    { concurrency: 1 },
  );
  await expect.poll(() => extracted).toBe(26);
  expect((await queue.counts('extract')).waiting).toBe(4);
  expect(await isFlood()).toBe(true);
  isHeld = false;
  for (const resolve of free) resolve();
  await expect.poll(() => extracted).toBe(30);
  await expect.poll(isFlood).toBe(false);
  await consumer.close();
  await queue.close();
});

test('waits for the last of a flood for seconds only', async () => {
  const queue = openProcessQueue(new ProcessJobs(), quiet);
  const isFlood = watchFlood(queue);
  await queue.add('group', jobs(12));
  expect(await isFlood()).toBe(true);
  let grouped = 0;
  let free = () => {};
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  const consumer = queue.consume(
    'group',
    async () => {
      grouped += 1;
      if (grouped === 10) await held;
    },
    { concurrency: 1 },
  );
  await expect.poll(() => grouped).toBe(10);
  expect(await isFlood()).toBe(true);
  await expect.poll(isFlood, { timeout: 10_000 }).toBe(false);
  free();
  await consumer.close();
  await queue.close();
});
