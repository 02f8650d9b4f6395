/** The clock over a real store; the queue is one whose content the test decides. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { keepPolling, recoverLostWork, tick } from '../../src/clock/clock.js';
import type { CollectJob } from '../../src/pipeline.js';
import type { JobQueue } from '../../src/ports.js';
import { createStore } from '../../src/store/store.js';
import type { Store } from '../../src/store-ports.js';
import { openJobQueue } from '../../src/system/bullmq-queue.js';
import { openRedis } from '../../src/system/redis-connection.js';
import { openEmbedded, quiet, type TestEngine } from '../support/engines.js';

const redisUrl = inject('redisUrl');
const start = new Date('2026-11-01T12:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const limits = { sources: 10, leaseMs: 300_000, patienceMs: 300_000 };
const poll = {
  polledAt: start,
  nextPollAt: later(3_600),
  pollBecause: 'test',
  state: 'ok' as const,
  failure: null,
  failureReason: null,
  failures: 0,
};

describe.skipIf(redisUrl === undefined)('the clock (skipped where no Redis answers)', () => {
  const prefix = `winnow-test-${randomBytes(4).toString('hex')}`;
  let engine: TestEngine;
  let store: Store;
  let queue: JobQueue;
  let flush: () => Promise<void>;
  let end: () => Promise<void>;

  beforeAll(async () => {
    engine = await openEmbedded();
    store = createStore(engine.database, 'news.test,2026');
    const redis = await openRedis(redisUrl ?? '', quiet);
    queue = await openJobQueue({ kind: 'redis', redis, prefix }, quiet);
    // What FLUSHALL does, to this test's own keys: the server is shared.
    flush = async () => {
      const keys = await redis.keys(`${prefix}:*`);
      if (keys.length > 0) await redis.del(keys);
    };
    end = async () => {
      await flush();
      await queue.close();
      redis.disconnect();
      await engine.remove();
    };
  });
  afterAll(() => end());
  beforeEach(async () => {
    await flush();
    await engine.database.query('truncate source, entry, setting restart identity cascade');
    await store.sources.configure([{ id: 'north', url: 'https://north.test/feed', enabled: true }], start);
  });

  const ports = (now: Date) => ({ store, queue, log: quiet, now: () => now });
  const announce = (count: number) =>
    store.sources.recordPoll('north', poll, {
      added: Array.from({ length: count }, (_, n) => ({
        key: `entry ${n}`,
        print: 'first',
        announced: { guid: `${n}` },
        stage: 'extract' as const,
      })),
      changed: [],
    });
  const waiting = async (name: string) => (await queue.counts(name)).waiting;

  test('makes polls of due sources once, however many clocks tick', async () => {
    await Promise.all([tick(ports(start), limits), tick(ports(start), limits)]);
    expect(await waiting('collect')).toBe(1);
  });

  describe('with more due than it hands on at once', () => {
    const sources = Array.from({ length: 25 }, (_, n) => ({
      id: `paper ${n}`,
      url: `https://paper.test/${n}`,
      enabled: true,
    }));
    beforeEach(() => store.sources.configure(sources, start));

    test('says so, and goes on at once while the queue is worked off', async () => {
      const polled = new Set<string>();
      const consumer = queue.consume<CollectJob>(
        'collect',
        async ({ sourceIds }) => {
          for (const id of sourceIds) polled.add(id);
        },
        { concurrency: 5 },
      );
      expect(await tick(ports(start), limits)).toBe(true);
      await keepPolling(ports(start), limits, new AbortController().signal);
      await expect.poll(() => polled.size, { timeout: 5_000 }).toBe(25);
      expect(await tick(ports(start), limits)).toBe(false);
      await consumer.close();
    });

    test('waits where nobody works the queue off, until it is told to stop', async () => {
      await tick(ports(start), limits);
      await keepPolling(ports(start), limits, AbortSignal.timeout(500));
      expect(await waiting('collect')).toBe(10);
    });
  });

  test('hands on entries again seconds after their queue ran empty', async () => {
    await announce(45);
    await recoverLostWork(ports(later(9)), limits.patienceMs);
    expect(await waiting('extract')).toBe(0);
    await recoverLostWork(ports(later(11)), limits.patienceMs);
    expect(await waiting('extract')).toBe(3);
  });

  test('leaves entries alone whose queue is at work', async () => {
    await announce(5);
    await queue.add('extract', [{ id: 'other', data: { entryIds: ['999'] } }]);
    await recoverLostWork(ports(later(60)), limits.patienceMs);
    expect(await waiting('extract')).toBe(1);
    await recoverLostWork(ports(later(301)), limits.patienceMs);
    expect(await waiting('extract')).toBe(2);
  });

  test('makes all jobs anew at once after the queue lost its memory', async () => {
    await tick(ports(start), limits);
    await announce(2_500);
    await store.sources.configure([{ id: 'south', url: 'https://south.test/feed', enabled: true }], start);
    await tick(ports(later(1)), limits);
    await flush();
    await tick(ports(later(2)), limits);
    expect(await waiting('extract')).toBe(125);
    expect(await waiting('collect')).toBe(1);
  });

  test('asks for output feeds that changed and were not rendered', async () => {
    await store.outputFeeds.markChanged(['all']);
    await recoverLostWork(ports(start), limits.patienceMs);
    expect((await queue.counts('publish')).delayed).toBe(1);
  });
});
