/**
 * What the queue costs a job beside its work: on Redis, on PostgreSQL, in the embedded database and in memory. Each engine
 * takes its turn in every round; processor time is this process's, the median of the rounds is printed.
 * Run: npx tsc -p tsconfig.json --outDir .bench && JOBS=2000 ROUNDS=3 node .bench/test/bench/queue.js
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobQueue } from '../../src/ports.js';
import { openJobQueue } from '../../src/system/bullmq-queue.js';
import { openPgliteDatabase } from '../../src/system/pglite-database.js';
import { createLog } from '../../src/system/pino-log.js';
import { openPostgresDatabase } from '../../src/system/postgres-database.js';
import { openProcessQueue, ProcessJobs } from '../../src/system/process-queue.js';
import { openRedis } from '../../src/system/redis-connection.js';
import { startPostgres, startRedis } from '../support/own-servers.js';

const log = createLog('silent');
const jobs = Number(process.env.JOBS ?? 2_000);
const rounds = Number(process.env.ROUNDS ?? 3);
/** As a batch of a poll: jobs are handed on in numbers. */
const perAdd = 100;

/** Milliseconds a job. */
interface Cost {
  add: number;
  run: number;
  processor: number;
}

async function consumeAll(queue: JobQueue, name: string, concurrency: number): Promise<void> {
  let done = 0;
  let consumer: { close(): Promise<void> } | undefined;
  await new Promise<void>((resolve) => {
    const handle = async () => {
      done += 1;
      if (done === jobs) resolve();
    };
    consumer = queue.consume(name, handle, { concurrency });
  });
  await consumer?.close();
}

async function measure(queue: JobQueue, name: string, concurrency: number): Promise<Cost> {
  const processorAt = process.cpuUsage();
  const addedAt = performance.now();
  for (let start = 0; start < jobs; start += perAdd) {
    const batch = Array.from({ length: Math.min(perAdd, jobs - start) }, (_, n) => ({
      id: `j${start + n}`,
      data: { n },
    }));
    await queue.add(name, batch);
  }
  const startedAt = performance.now();
  await consumeAll(queue, name, concurrency);
  const { user, system } = process.cpuUsage(processorAt);
  return {
    add: (startedAt - addedAt) / jobs,
    run: (performance.now() - startedAt) / jobs,
    processor: (user + system) / 1_000 / jobs,
  };
}

function medianOf(numbers: readonly number[]): string {
  return (numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0).toFixed(2);
}

const postgresServer = await startPostgres();
const redisServer = await startRedis({ durable: true });
const root = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
const redis = await openRedis(redisServer.url, log);
const postgres = await openPostgresDatabase(postgresServer.url, { connections: 10, log });
const embedded = await openPgliteDatabase(join(root, 'data'));

const engines: [string, JobQueue & { close(): Promise<void> }][] = [
  ['Redis', await openJobQueue({ kind: 'redis', redis, prefix: 'winnow-bench' }, log)],
  ['PostgreSQL', await openJobQueue({ kind: 'database', database: postgres }, log)],
  ['embedded database', await openJobQueue({ kind: 'database', database: embedded }, log)],
  ['embedded, in memory', openProcessQueue(new ProcessJobs(), log)],
];
const costs = new Map<string, Cost[]>();
for (let round = 0; round < rounds; round += 1)
  for (const [name, queue] of engines)
    for (const concurrency of [1, 16]) {
      const key = `${name.padEnd(20)} concurrency ${String(concurrency).padStart(2)}`;
      const cost = await measure(queue, `bench-${round}-${concurrency}`, concurrency);
      costs.set(key, [...(costs.get(key) ?? []), cost]);
    }
for (const [key, all] of costs) {
  const [add, run, processor] = (['add', 'run', 'processor'] as const).map((kind) =>
    medianOf(all.map((cost) => cost[kind])),
  );
  process.stdout.write(`${key}: add ${add} ms, run ${run} ms, processor ${processor} ms a job\n`);
}

for (const [, queue] of engines) await queue.close();
redis.disconnect();
await postgres.close();
await embedded.close();
rmSync(root, { recursive: true, force: true });
await postgresServer.remove();
await redisServer.remove();
