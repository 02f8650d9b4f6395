/** The job queue: BullMQ, on the database we already have or on Redis. */
import {
  createPostgresBackend,
  createRedisBackend,
  type JobsOptions,
  type Queue,
  runMigrations,
  UnrecoverableError,
  type Worker,
  withBackend,
} from 'bullmq';
import type { Redis } from 'ioredis';
import { CodedError } from '../errors.js';
import type { Consumer, Job, JobQueue, Log, QueueCounts } from '../ports.js';
import type { Pool, PooledDatabase } from './pool-database.js';

/** Where jobs live: in PostgreSQL (embedded or server), or in Redis. */
export type QueueStore =
  | { kind: 'database'; database: PooledDatabase }
  | { kind: 'redis'; redis: Redis; prefix: string };

/** A job that failed for good stays visible this long, then makes room. */
const keepFailed = { age: 7 * 24 * 3600, count: 1000 };
const attempts = 4;

function optionsOf(job: Job<object>): JobsOptions {
  return {
    jobId: job.id,
    attempts,
    backoff: { type: 'exponential', delay: 2_000, jitter: 0.5 },
    removeOnComplete: true,
    removeOnFail: keepFailed,
    ...(job.delayMs === undefined ? {} : { delay: job.delayMs }),
    ...(job.priority === undefined ? {} : { priority: job.priority }),
  };
}

interface Maker {
  queue(name: string): Queue;
  worker(name: string, run: (data: object) => Promise<void>, concurrency: number): Worker;
}

/** BullMQ asks for less of a pool than `pg.Pool` has; its type is not exported by name. */
type BackendPool = Parameters<typeof createPostgresBackend>[1]['connection'];

function makerFor(store: QueueStore): Maker {
  if (store.kind === 'redis') {
    const { Queue, Worker } = withBackend(createRedisBackend);
    const { redis: connection, prefix } = store;
    return {
      queue: (name) => new Queue(name, { connection, prefix }) as unknown as Queue,
      worker: (name, run, concurrency) =>
        new Worker(name, (job) => run(job.data), { connection, prefix, concurrency }) as unknown as Worker,
    };
  }
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = store.database.pool as unknown as BackendPool;
  return {
    queue: (name) => new Queue(name, { connection }) as unknown as Queue,
    worker: (name, run, concurrency) =>
      new Worker(name, (job) => run(job.data), { connection, concurrency }) as unknown as Worker,
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

/** Faults that a retry cannot cure go straight to the failed set, where an operator sees them. */
function asRetryable(error: unknown): Error {
  if (error instanceof CodedError && error.retry === 'never') return new UnrecoverableError(error.message);
  return error instanceof Error ? error : new Error(String(error));
}

class BullJobQueue implements JobQueue {
  private readonly queues = new Map<string, Queue>();
  private readonly consumers = new Set<Worker>();

  constructor(
    private readonly maker: Maker,
    private readonly log: Log,
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
    name: string,
    handle: (data: T) => Promise<void>,
    options: { concurrency: number },
  ): Consumer {
    const run = async (data: object) => {
      try {
        await handle(data as T);
      } catch (error) {
        throw asRetryable(error);
      }
    };
    const worker = this.maker.worker(name, run, options.concurrency);
    worker.on('failed', (job, error) =>
      this.log.error(
        { queue: name, job: job?.id, attempt: job?.attemptsMade, error: error.message },
        'a job failed',
      ),
    );
    worker.on('error', (error) =>
      this.log.warn({ queue: name, error: error.message }, 'the worker had a fault'),
    );
    this.consumers.add(worker);
    return {
      close: async () => {
        this.consumers.delete(worker);
        await worker.close();
      },
    };
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

  async close(): Promise<void> {
    await Promise.all([...this.consumers].map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }
}

/** Opens the queue; on a database its tables are brought up to date first, under a lock. */
export async function openJobQueue(store: QueueStore, log: Log): Promise<JobQueue> {
  if (store.kind === 'database') await migrateQueue(store.database.pool);
  return new BullJobQueue(makerFor(store), log);
}
