import { expect, test } from 'vitest';
import { deferEntries, passEntries } from '../src/pipeline.js';
import type { Job, JobQueue } from '../src/ports.js';

const now = new Date('2026-05-01T12:00:00Z');

function createQueue(): { jobs: Job<{ entryIds: string[] }>[]; queue: JobQueue } {
  const jobs: Job<{ entryIds: string[] }>[] = [];
  const add = async (_name: string, added: readonly Job<{ entryIds: string[] }>[]) => {
    jobs.push(...added);
  };
  return { jobs, queue: { add } as unknown as JobQueue };
}

function later(seconds: number): Date {
  return new Date(now.getTime() + seconds * 1_000);
}

test('hands entries on in small jobs, and the same ones as the same job', async () => {
  const { jobs, queue } = createQueue();
  const ids = Array.from({ length: 45 }, (_, n) => `${n}`);
  await passEntries(queue, 'extract', ids);
  await passEntries(queue, 'extract', ids);
  expect(jobs.map(({ data }) => data.entryIds.length)).toEqual([20, 20, 5, 20, 20, 5]);
  expect(new Set(jobs.map(({ id }) => id)).size).toBe(3);
});

test('brings entries back at their time, as a job of its own each time', async () => {
  const { jobs, queue } = createQueue();
  await deferEntries(queue, 'extract', ['1', '2'], later(90), now);
  await deferEntries(queue, 'extract', ['1', '2'], later(180), later(90));
  await passEntries(queue, 'extract', ['1', '2']);
  expect(jobs.map(({ delayMs }) => delayMs)).toEqual([90_000, 90_000, undefined]);
  expect(new Set(jobs.map(({ id }) => id)).size).toBe(3);
});

test('brings entries back at once when their time has passed', async () => {
  const { jobs, queue } = createQueue();
  await deferEntries(queue, 'extract', ['1'], now, later(5));
  expect(jobs[0]?.delayMs).toBe(0);
});
