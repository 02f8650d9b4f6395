/** What is asked, remembered and concluded of robots.txt; the client underneath is a stand-in. */
import { beforeEach, expect, test } from 'vitest';
import { createRobotsCache } from '../../src/system/robots-cache.js';
import type { HttpClient } from '../../src/vocabulary/fetching.js';
import type { FetchOutcome } from '../../src/vocabulary/outcome.js';

let now: Date;
let asked: string[];
let answer: (url: string) => FetchOutcome;
const records = new Map<string, unknown>();

const http: HttpClient = {
  async fetchDocument({ url }) {
    asked.push(url);
    return answer(url);
  },
  close: async () => undefined,
};

function facts(url: string, status: number) {
  return { finalUrl: url, status, headers: {}, durationMs: 1 };
}

function rules(text: string) {
  return (url: string): FetchOutcome => ({
    kind: 'fresh',
    body: Buffer.from(text),
    validators: {},
    ...facts(url, 200),
  });
}

function createRobots() {
  const store = {
    find: async (origin: string) => records.get(origin),
    save: async (origin: string, record: object) => {
      records.set(origin, JSON.parse(JSON.stringify(record)));
    },
  };
  return createRobotsCache({ http, records: store, now: () => now }, 'Winnow');
}

beforeEach(() => {
  now = new Date('2026-05-01T12:00:00Z');
  asked = [];
  records.clear();
});

test('asks an origin once for many pages, and again after a day', async () => {
  answer = rules('User-agent: *\nDisallow: /private');
  const robots = createRobots();
  const pages = ['/a', '/b', '/private/c'].map((path) => robots.judge(`https://post.example${path}`));
  expect((await Promise.all(pages)).map(({ allowed }) => allowed)).toEqual([true, true, false]);
  expect(asked).toEqual(['https://post.example/robots.txt']);
  now = new Date(now.getTime() + 25 * 3_600_000);
  await robots.judge('https://post.example/a');
  expect(asked).toHaveLength(2);
});

test('takes what another worker has learnt', async () => {
  answer = rules('User-agent: Winnow\nDisallow: /');
  await createRobots().judge('https://post.example/a');
  expect(await createRobots().judge('https://post.example/a')).toMatchObject({ allowed: false });
  expect(asked).toHaveLength(1);
});

test('forbids everything while the rules cannot be read, and says why', async () => {
  answer = () => ({ kind: 'failed', failure: 'timeout', reason: 'post.example took too long.' });
  expect(await createRobots().judge('https://post.example/a')).toEqual({
    allowed: false,
    because: expect.stringContaining('took too long'),
  });
});

test('concludes nothing from a request that was never sent', async () => {
  const robots = createRobots();
  answer = (url) => ({
    kind: 'slow-down',
    notAsked: true,
    retryAfterMs: 5_000,
    reason: 'post.example asked us to slow down.',
    ...facts(url, 0),
  });
  expect(await robots.judge('https://post.example/a')).toMatchObject({ allowed: false, retryAfterMs: 5_000 });
  answer = () => ({ kind: 'failed', failure: 'interrupted', reason: 'The program ends.' });
  await expect(robots.judge('https://post.example/a')).rejects.toThrow('interrupted');
  answer = rules('User-agent: *\nAllow: /');
  expect(await robots.judge('https://post.example/a')).toEqual({ allowed: true });
});
