import { expect, test } from 'vitest';
import {
  type CollectJob,
  deferEntries,
  type EntriesJob,
  passEntries,
  requestPolls,
} from '../src/pipeline.js';
import type { Job, JobQueue } from '../src/ports.js';

const now = new Date('2026-05-01T12:00:00Z');

function createQueue<T = EntriesJob>(): { jobs: Job<T>[]; queue: JobQueue } {
  const jobs: Job<T>[] = [];
  const add = async (_name: string, added: readonly Job<T>[]) => {
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

function sourcesOf(count: number, isNew: boolean): { id: string; isNew: boolean }[] {
  return Array.from({ length: count }, (_, n) => ({ id: `${isNew ? 'new' : 'known'} ${n}`, isNew }));
}

test('a few polls have a job each, many go ten to a job, new sources first', async () => {
  const { jobs, queue } = createQueue<CollectJob>();
  await requestPolls(queue, [...sourcesOf(20, false), ...sourcesOf(3, true)], now);
  expect(jobs.map(({ data }) => data.sourceIds.length)).toEqual(Array.from({ length: 23 }, () => 1));
  expect(jobs.filter(({ priority }) => priority === undefined)).toHaveLength(3);
  const many = createQueue<CollectJob>();
  await requestPolls(many.queue, [...sourcesOf(480, false), ...sourcesOf(15, true)], now);
  expect(many.jobs.map(({ data, priority }) => [data.sourceIds.length, priority])).toEqual([
    [10, undefined],
    [5, undefined],
    ...Array.from({ length: 48 }, () => [10, 10]),
  ]);
  expect(new Set(many.jobs.flatMap(({ data }) => data.sourceIds)).size).toBe(495);
  expect(many.jobs[0]?.data.askedAt).toBe(now.toISOString());
});

test('asks for nothing where nothing is due', async () => {
  const { jobs, queue } = createQueue<CollectJob>();
  await requestPolls(queue, [], now);
  expect(jobs).toEqual([]);
});
