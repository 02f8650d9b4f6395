/** Feeds with an age limit are rendered anew as time passes, and no others. */
import { expect, it } from 'vitest';
import { type AgeingPorts, renewAgeingFeeds } from '../src/ageing-feeds.js';

function ports(topics: { id: string; maxAge?: number }[]) {
  const marked: string[] = [];
  const jobs: unknown[] = [];
  const store = { outputFeeds: { markChanged: async (paths: string[]) => void marked.push(...paths) } };
  const queue = { add: async (...job: unknown[]) => void jobs.push(job) };
  const all = { store, queue, now: () => new Date(0), topics: async () => topics };
  return { marked, jobs, run: () => renewAgeingFeeds(all as unknown as AgeingPorts) };
}

it('marks the feeds whose items grow too old', async () => {
  const { marked, jobs, run } = ports([{ id: 'today', maxAge: 86_400_000 }, { id: 'ever' }]);
  await run();
  expect(marked).toEqual(['topics/today']);
  expect(jobs).toHaveLength(1);
});

it('asks for nothing where no topic has an age limit', async () => {
  const { marked, jobs, run } = ports([{ id: 'ever' }]);
  await run();
  expect([marked, jobs]).toEqual([[], []]);
});
