import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { PollJobs } from '../src/poll-jobs.js';

const askedAt = '2026-11-01T12:00:00.000Z';
const jobOf = (...sourceIds: string[]) => ({ sourceIds, askedAt });

test('polls every source of a job, as of when it was asked for', async () => {
  const polled: unknown[] = [];
  const jobs = new PollJobs(async (...poll) => void polled.push(poll), 2);
  await jobs.run(jobOf('north', 'south', 'east'));
  expect(polled).toEqual(['north', 'south', 'east'].map((id) => [id, new Date(askedAt)]));
});

test('runs so many polls at once, however many jobs they come in', async () => {
  let running = 0;
  let most = 0;
  const jobs = new PollJobs(async () => {
    running += 1;
    most = Math.max(most, running);
    await sleep(2);
    running -= 1;
  }, 3);
  await Promise.all([
    jobs.run(jobOf('a', 'b', 'c', 'd')),
    jobs.run(jobOf('e', 'f', 'g')),
    jobs.run(jobOf('h')),
  ]);
  expect(most).toBe(3);
});

test('a source that hangs keeps no place but its own', async () => {
  const polled: string[] = [];
  let free = () => {};
  const hanging = new Promise<void>((resolve) => {
    free = resolve;
  });
  const jobs = new PollJobs(async (id) => {
    if (id === 'slow') await hanging;
    polled.push(id);
  }, 2);
  const held = jobs.run(jobOf('slow', 'a', 'b'));
  await jobs.run(jobOf('c', 'd'));
  expect(polled).toEqual(['a', 'b', 'c', 'd']);
  free();
  await held;
  expect(polled).toContain('slow');
});

test('fails with what one of them failed with, and only when all have ended', async () => {
  const ended: string[] = [];
  const jobs = new PollJobs(async (id) => {
    if (id === 'bad') throw new Error('it cannot be read');
    await sleep(5);
    ended.push(id);
  }, 4);
  await expect(jobs.run(jobOf('a', 'bad', 'b'))).rejects.toThrow('it cannot be read');
  expect(ended).toEqual(['a', 'b']);
});

test('begins none after the order to stop: the job goes back', async () => {
  const begun: string[] = [];
  const jobs = new PollJobs(async (id) => {
    begun.push(id);
    await sleep(5);
  }, 1);
  const end = jobs.run(jobOf('a', 'b')).catch((error: unknown) => error);
  await sleep(1);
  jobs.stop();
  expect(await end).toMatchObject({ code: 'interrupted', retry: 'later' });
  expect(begun).toEqual(['a']);
});

test('takes jobs of the version before, which named one source', async () => {
  const polled: unknown[] = [];
  const jobs = new PollJobs(async (...poll) => void polled.push(poll), 2);
  await jobs.run({ sourceId: 'north' } as never);
  expect(polled).toEqual([['north', undefined]]);
});
