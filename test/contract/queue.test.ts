/** What the job queue promises, wherever its jobs live. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { CodedError } from '../../src/errors.js';
import type { JobQueue } from '../../src/ports.js';
import { openJobQueue } from '../../src/system/bullmq-queue.js';
import { openRedis } from '../../src/system/redis-connection.js';
import { type EngineKind, engineKinds, quiet } from '../support/engines.js';

interface QueueKind {
  name: string;
  absent?: string | undefined;
  open(): Promise<{ queue: JobQueue; remove(): Promise<void> }>;
}

function onDatabase(kind: EngineKind): QueueKind {
  return {
    name: kind.name,
    absent: kind.absent,
    async open() {
      const engine = await kind.open();
      const queue = await openJobQueue({ kind: 'database', database: engine.database }, quiet);
      return {
        queue,
        async remove() {
          await queue.close();
          await engine.remove();
        },
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
      const queue = await openJobQueue({ kind: 'redis', redis, prefix: 'winnow-test' }, quiet);
      return {
        queue,
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

describe.each([...engineKinds().map(onDatabase), onRedis()])('queue on $name', (kind) => {
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
});
