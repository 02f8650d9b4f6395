/**
 * What the queue costs a job beside its work, on Redis and on the embedded database.
 * Run: npx tsc -p tsconfig.json --outDir DIR && JOBS=5000 node DIR/test/bench/queue.js (DIR beside a link to node_modules).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJobQueue } from '../../src/system/bullmq-queue.js';
import { openPgliteDatabase } from '../../src/system/pglite-database.js';
import { createLog } from '../../src/system/pino-log.js';
import { openRedis } from '../../src/system/redis-connection.js';

const log = createLog('silent');
const jobs = Number(process.env.JOBS ?? 5_000);

type Queue = Awaited<ReturnType<typeof openJobQueue>>;

async function measure(name: string, queue: Queue, concurrency: number): Promise<void> {
  const queueName = `bench-${process.pid}-${concurrency}`;
  const addedAt = performance.now();
  for (let start = 0; start < jobs; start += 100) {
    const batch = Array.from({ length: Math.min(100, jobs - start) }, (_, n) => ({
      id: `j${start + n}`,
      data: { n },
    }));
    await queue.add(queueName, batch);
  }
  const addMs = (performance.now() - addedAt) / jobs;
  let done = 0;
  const startedAt = performance.now();
  await new Promise<void>((resolve) => {
    queue.consume(
      queueName,
      async () => {
        done += 1;
        if (done === jobs) resolve();
      },
      { concurrency },
    );
  });
  const runMs = (performance.now() - startedAt) / jobs;
  process.stdout.write(
    `${name.padEnd(20)} concurrency ${String(concurrency).padStart(2)}: add ${addMs.toFixed(2)} ms, run ${runMs.toFixed(2)} ms a job\n`,
  );
}

const redisUrl = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379/9';
const redis = await openRedis(redisUrl, log);
const onRedis = await openJobQueue({ kind: 'redis', redis, prefix: 'winnow-bench' }, log);
for (const concurrency of [1, 16]) await measure('Redis', onRedis, concurrency);
await onRedis.close();
redis.disconnect();

const root = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
const database = await openPgliteDatabase(join(root, 'data'));
const onDatabase = await openJobQueue({ kind: 'database', database }, log);
for (const concurrency of [1, 4]) await measure('embedded database', onDatabase, concurrency);
await onDatabase.close();
await database.close();
rmSync(root, { recursive: true, force: true });
