/** What the job queue promises, wherever its jobs live. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { CodedError } from '../../src/errors.js';
import type { JobQueue } from '../../src/ports.js';
import { openJobQueue } from '../../src/system/bullmq-queue.js';
import { openProcessQueue, ProcessJobs } from '../../src/system/process-queue.js';
import { openRedis } from '../../src/system/redis-connection.js';
import { type EngineKind, engineKinds, quiet } from '../support/engines.js';

interface QueueKind {
  name: string;
  absent?: string | undefined;
  open(): Promise<{
    queue: JobQueue;
    another(patience: { giveBackAfterMs?: number; awayMs?: number }): Promise<JobQueue>;
    remove(): Promise<void>;
  }>;
}

function onDatabase(kind: EngineKind): QueueKind {
  return {
    name: kind.name,
    absent: kind.absent,
    async open() {
      const engine = await kind.open();
      const jobs = { kind: 'database', database: engine.database } as const;
      const queue = await openJobQueue(jobs, quiet);
      return {
        queue,
        another: (patience) => openJobQueue(jobs, quiet, patience),
        async remove() {
          await queue.close();
          await engine.remove();
        },
      };
    },
  };
}

function inProcess(): QueueKind {
  return {
    name: 'the memory of the process',
    async open() {
      const jobs = new ProcessJobs();
      const queue = openProcessQueue(jobs, quiet);
      return {
        queue,
        another: async (patience) => openProcessQueue(jobs, quiet, patience),
        remove: () => queue.close(),
      };
    },
  };
}

function onRedis(): QueueKind {
  const url = inject('redisUrl');
  return {
    name: 'Redis',
    absent: url === undefined ? 'no Redis answers here' : undefined,
    async open() {
      const redis = await openRedis(url ?? '', quiet);
      const jobs = { kind: 'redis', redis, prefix: 'winnow-test' } as const;
      const queue = await openJobQueue(jobs, quiet);
      return {
        queue,
        another: (patience) => openJobQueue(jobs, quiet, patience),
        async remove() {
          await queue.close();
          redis.disconnect();
        },
      };
    },
  };
}

async function until(condition: () => boolean | Promise<boolean>, limitMs = 15_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await sleep(20);
  }
}

describe.each([inProcess(), ...engineKinds().map(onDatabase), onRedis()])('queue on $name', (kind) => {
  if (kind.absent !== undefined) {
    test.skip(`skipped: ${kind.absent}`, () => undefined);
    return;
  }
  let opened: Awaited<ReturnType<QueueKind['open']>>;
  /** A Redis may hold jobs of an earlier run: every test has a queue of its own. */
  const queueName = (name: string) => `${name}-${randomBytes(4).toString('hex')}`;

  beforeAll(async () => {
    opened = await kind.open();
  });
  afterAll(() => opened.remove());

  test('hands every job to a consumer', async () => {
    const name = queueName('every');
    const seen: number[] = [];
    const consumer = opened.queue.consume<{ n: number }>(
      name,
      async ({ n }) => {
        seen.push(n);
      },
      {
        concurrency: 4,
      },
    );
    await opened.queue.add(
      name,
      Array.from({ length: 50 }, (_, n) => ({ id: `job-${n}`, data: { n } })),
    );
    await until(() => seen.length === 50);
    await consumer.close();
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n));
  });

  test('holds a job only once under one id, and takes it again when it is done', async () => {
    const name = queueName('once');
    const add = () => opened.queue.add(name, [{ id: 'same', data: {} }]);
    await Promise.all([add(), add(), add()]);
    expect((await opened.queue.counts(name)).waiting).toBe(1);
    let runs = 0;
    const consumer = opened.queue.consume(
      name,
      async () => {
        runs += 1;
      },
      { concurrency: 1 },
    );
    await until(async () => runs === 1 && (await opened.queue.counts(name)).active === 0);
    await add();
    await until(() => runs === 2);
    await consumer.close();
  });

  test('wakes an idle consumer at once', async () => {
    const name = queueName('wake');
    let doneAt = 0;
    const consumer = opened.queue.consume(
      name,
      async () => {
        doneAt = Date.now();
      },
      { concurrency: 1 },
    );
    await sleep(500);
    const addedAt = Date.now();
    await opened.queue.add(name, [{ id: 'one', data: {} }]);
    await until(() => doneAt > 0);
    await consumer.close();
    expect(doneAt - addedAt).toBeLessThan(2_000);
  });

  test('tries a job again after a passing fault', async () => {
    const name = queueName('retry');
    let tries = 0;
    const consumer = opened.queue.consume(
      name,
      async () => {
        tries += 1;
        if (tries === 1) throw new Error('passing');
      },
      { concurrency: 1 },
    );
    await opened.queue.add(name, [{ id: 'one', data: {} }]);
    await until(() => tries === 2);
    await consumer.close();
  });

  test('sets a job aside that no retry can cure', async () => {
    const name = queueName('poison');
    let tries = 0;
    const consumer = opened.queue.consume(
      name,
      async () => {
        tries += 1;
        throw new CodedError({ code: 'poison', message: 'never works', retry: 'never' });
      },
      { concurrency: 1 },
    );
    await opened.queue.add(name, [{ id: 'one', data: {} }]);
    await until(async () => (await opened.queue.counts(name)).failed === 1);
    await consumer.close();
    expect(tries).toBe(1);
  });

  test('keeps a delayed job for its time', async () => {
    const name = queueName('delay');
    let doneAt = 0;
    const consumer = opened.queue.consume(
      name,
      async () => {
        doneAt = Date.now();
      },
      { concurrency: 1 },
    );
    const addedAt = Date.now();
    await opened.queue.add(name, [{ id: 'later', data: {}, delayMs: 700 }]);
    await until(() => doneAt > 0);
    await consumer.close();
    expect(doneAt - addedAt).toBeGreaterThanOrEqual(650);
  });

  test('finishes the running job before a consumer closes', async () => {
    const name = queueName('close');
    let finished = false;
    let started = false;
    const consumer = opened.queue.consume(
      name,
      async () => {
        started = true;
        await sleep(300);
        finished = true;
      },
      { concurrency: 1 },
    );
    await opened.queue.add(name, [{ id: 'one', data: {} }]);
    await until(() => started);
    await consumer.close();
    expect(finished).toBe(true);
  });

  test('runs jobs without a priority before those with one, and among these the smallest first', async () => {
    const name = queueName('priority');
    const seen: string[] = [];
    const job = (id: string, priority?: number) => ({
      id,
      data: { id },
      ...(priority === undefined ? {} : { priority }),
    });
    await opened.queue.add(name, [job('late', 10), job('soon', 2), job('later', 10)]);
    await opened.queue.add(name, [job('first')]);
    const consumer = opened.queue.consume<{ id: string }>(
      name,
      async ({ id }) => {
        seen.push(id);
      },
      { concurrency: 1 },
    );
    await until(() => seen.length === 4);
    await consumer.close();
    expect(seen).toEqual(['first', 'soon', 'late', 'later']);
  });

  test('tells of a job that failed for good, and takes its id again where that comes again', async () => {
    const name = queueName('aside');
    const told: unknown[] = [];
    let runs = 0;
    const consumer = opened.queue.consume<{ n: number }>(
      name,
      async () => {
        runs += 1;
        throw new CodedError({ code: 'poison', message: 'never works', retry: 'never' });
      },
      {
        concurrency: 1,
        onSetAside: async (data, reason) => {
          told.push([data, reason]);
        },
      },
    );
    const add = () => opened.queue.add(name, [{ id: 'source', data: { n: 1 }, recurs: true }]);
    await add();
    await until(() => told.length === 1);
    expect(told).toEqual([[{ n: 1 }, 'never works']]);
    await add();
    await until(() => told.length === 2);
    await consumer.close();
    expect(runs).toBe(2);
  });

  test('holds a job while a server is away, without counting that against it', async () => {
    const name = queueName('outage');
    const told: unknown[] = [];
    const hasty = await opened.another({ awayMs: 100 });
    let tries = 0;
    const consumer = hasty.consume(
      name,
      async () => {
        tries += 1;
        if (tries <= 5) throw Object.assign(new Error('terminating connection'), { code: '57P01' });
      },
      { concurrency: 1, onSetAside: async (data) => void told.push(data) },
    );
    await opened.queue.add(name, [{ id: 'one', data: {} }]);
    await until(async () => tries === 6 && (await opened.queue.counts(name)).active === 0);
    await consumer.close();
    await hasty.close();
    expect(told).toEqual([]);
    expect((await opened.queue.counts(name)).failed).toBe(0);
  });

  test('gives a job back when it is told to stop and a server is away', async () => {
    const name = queueName('give-back');
    let tries = 0;
    const consumer = opened.queue.consume(
      name,
      async () => {
        tries += 1;
        throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      },
      { concurrency: 1 },
    );
    await opened.queue.add(name, [{ id: 'one', data: {} }]);
    await until(() => tries > 0);
    await consumer.close();
    expect(await opened.queue.counts(name)).toMatchObject({ waiting: 1, active: 0, failed: 0 });
  });

  test('gives a job back that is still running long after the order to stop', async () => {
    const name = queueName('hanging');
    const hasty = await opened.another({ giveBackAfterMs: 300 });
    let started = false;
    const hang = new AbortController();
    const consumer = hasty.consume(
      name,
      async () => {
        started = true;
        await sleep(60_000, undefined, { signal: hang.signal }).catch(() => undefined);
      },
      { concurrency: 1 },
    );
    await opened.queue.add(name, [{ id: 'one', data: {} }]);
    await until(() => started);
    const askedAt = Date.now();
    await consumer.close();
    expect(Date.now() - askedAt).toBeLessThan(5_000);
    expect(await opened.queue.counts(name)).toMatchObject({ waiting: 1, active: 0 });
    hang.abort();
    await hasty.close();
  });
});
