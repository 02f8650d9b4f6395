/** The job queue: BullMQ, on the database we already have or on Redis. */
import { randomUUID } from 'node:crypto';
import {
  createPostgresBackend,
  createRedisBackend,
  type JobsOptions,
  type Queue,
  runMigrations,
  type Telemetry,
  type Worker,
  withBackend,
} from 'bullmq';
import type { Redis } from 'ioredis';
import type { ConsumeOptions, Consumer, Job, JobQueue, Log, QueueCounts } from '../ports.js';
import { BullConsumer, type Run, type WorkOptions } from './bullmq-consumer.js';
import type { Pool, PooledDatabase } from './pool-database.js';
import type { ShownQueue } from './queue-board.js';
import { attempts, backoff, keepFailed, type Patience, usualPatience } from './run-job.js';

/** Where jobs live: in PostgreSQL (embedded or server), or in Redis. */
export type QueueStore =
  | { kind: 'database'; database: PooledDatabase }
  | { kind: 'redis'; redis: Redis; prefix: string };

/**
 * A killed process is silent for `lockDuration`, then its jobs go to another within two checks; a job that this
 * happens to again and again is what kills. The embedded engine may be busy with one statement for a while.
 */
const watch = {
  redis: { lockDuration: 10_000, stalledInterval: 3_000, maxStalledCount: 5 },
  database: { lockDuration: 20_000, stalledInterval: 5_000, maxStalledCount: 5 },
};

function optionsOf(job: Job<object>): JobsOptions {
  return {
    jobId: job.id,
    attempts,
    backoff: { type: 'exponential', delay: backoff.delayMs, jitter: backoff.jitter },
    removeOnComplete: true,
    removeOnFail: job.recurs === true ? true : { age: keepFailed.ageMs / 1_000, count: keepFailed.count },
    ...(job.delayMs === undefined ? {} : { delay: job.delayMs }),
    ...(job.priority === undefined ? {} : { priority: job.priority }),
  };
}

interface Maker {
  queue(name: string): Queue;
  worker(name: string, run: Run, options: WorkOptions): Worker;
  readGeneration(): Promise<string>;
}

/** BullMQ asks for less of a pool than `pg.Pool` has; its type is not exported by name. */
type BackendPool = Parameters<typeof createPostgresBackend>[1]['connection'];

/** Survives with the jobs and is lost with them. */
async function generationOf(redis: Redis, prefix: string): Promise<string> {
  const key = `${prefix}:generation`;
  await redis.set(key, randomUUID(), 'NX');
  return (await redis.get(key)) ?? '';
}

function makerFor(store: QueueStore, telemetry: Telemetry | undefined): Maker {
  const traced = telemetry === undefined ? {} : { telemetry };
  if (store.kind === 'redis') {
    const { Queue, Worker } = withBackend(createRedisBackend);
    const { redis: connection, prefix } = store;
    return {
      queue: (name) => new Queue(name, { connection, prefix, ...traced }) as unknown as Queue,
      worker: (name, run, options) =>
        new Worker(name, run, {
          connection,
          prefix,
          ...traced,
          ...watch.redis,
          ...options,
        }) as unknown as Worker,
      readGeneration: () => generationOf(connection, prefix),
    };
  }
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = store.database.pool as unknown as BackendPool;
  return {
    queue: (name) => new Queue(name, { connection, ...traced }) as unknown as Queue,
    worker: (name, run, options) =>
      new Worker(name, run, { connection, ...traced, ...watch.database, ...options }) as unknown as Worker,
    // Jobs are as safe as everything else there.
    readGeneration: async () => 'database',
  };
}

async function migrateQueue(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client as unknown as Parameters<typeof runMigrations>[0], 'bullmq');
  } finally {
    client.release();
  }
}

export type { Telemetry };

export interface BoardedQueue extends JobQueue {
  /** For the page of the queues. */
  show(name: string): Promise<ShownQueue>;
}

class BullJobQueue implements BoardedQueue {
  private readonly queues = new Map<string, Queue>();
  private readonly consumers = new Set<Consumer>();

  constructor(
    private readonly maker: Maker,
    private readonly log: Log,
    private readonly patience: Patience,
  ) {}

  private queue(name: string): Queue {
    const known = this.queues.get(name);
    if (known) return known;
    const queue = this.maker.queue(name);
    queue.on('error', (error) =>
      this.log.warn({ queue: name, error: error.message }, 'the queue had a fault'),
    );
    this.queues.set(name, queue);
    return queue;
  }

  async add<T extends object>(name: string, jobs: readonly Job<T>[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.queue(name).addBulk(jobs.map((job) => ({ name, data: job.data, opts: optionsOf(job) })));
  }

  consume<T extends object>(
    queue: string,
    handle: (data: T) => Promise<void>,
    options: ConsumeOptions<T>,
  ): Consumer {
    const consumer = new BullConsumer({ queue, handle, options }, this.maker.worker, this.log, this.patience);
    this.consumers.add(consumer);
    return {
      close: async () => {
        this.consumers.delete(consumer);
        await consumer.close();
      },
    };
  }

  readGeneration(): Promise<string> {
    return this.maker.readGeneration();
  }

  async counts(name: string): Promise<QueueCounts> {
    const counts = await this.queue(name).getJobCounts(
      'waiting',
      'prioritized',
      'active',
      'delayed',
      'failed',
    );
    const get = (state: string) => counts[state] ?? 0;
    return {
      waiting: get('waiting') + get('prioritized'),
      active: get('active'),
      delayed: get('delayed'),
      failed: get('failed'),
    };
  }

  async show(name: string): Promise<ShownQueue> {
    return { kind: 'bullmq', queue: this.queue(name) };
  }

  async close(): Promise<void> {
    await Promise.all([...this.consumers].map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }
}

/** Opens the queue; on a database its tables are brought up to date first, under a lock. */
export async function openJobQueue(
  store: QueueStore,
  log: Log,
  patience: Partial<Patience> = {},
  telemetry?: Telemetry,
): Promise<BoardedQueue> {
  if (store.kind === 'database') await migrateQueue(store.database.pool);
  return new BullJobQueue(makerFor(store, telemetry), log, { ...usualPatience, ...patience });
}
