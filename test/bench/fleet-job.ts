/**
 * The whole job by a fleet, each role a process of its own, on a PostgreSQL and a Redis of its own.
 * Run alone: node .bench/test/bench/fleet-job.js [FEEDS]
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Context, openContext } from '../../src/context.js';
import { readEnvironment } from '../../src/environment.js';
import { createLog } from '../../src/system/pino-log.js';
import { Fleet } from '../faults/fleet.js';
import { hasPostgres, hasRedis, startPostgres, startRedis } from '../support/own-servers.js';
import { processorSeconds } from '../support/process-figures.js';
import { makeFolder, until } from '../support/program.js';
import { startChild } from './child.js';
import { watchStages } from './watch-stages.js';
import { allocator, configFor } from './whole-job.js';

/** Beside the clock, which is started last: as soon as it has saved the sources, polls begin. */
const workers = { collect: 2, extract: 2, group: 1, publish: 1, serve: 1 };

/** As `docker-compose.yml` starts them. */
export const workerEnvironment = {
  ...allocator,
  NODE_OPTIONS: '--enable-source-maps --max-semi-space-size=8 --v8-pool-size=1',
};

export interface FleetRun {
  seconds: Record<string, number>;
  /** Of the workers, without their servers. */
  cpuSeconds: number;
}

export interface FleetResult {
  cold: FleetRun;
  warm: FleetRun;
}

export function usedBy(fleet: Fleet): number {
  return fleet.processes.reduce((sum, { pid }) => sum + processorSeconds(pid), 0);
}

async function measure(fleet: Fleet, context: Context, begin: () => Promise<Date>): Promise<FleetRun> {
  const before = usedBy(fleet);
  const since = await begin();
  const sources = await context.store.sources.list();
  const seconds = await watchStages(
    context,
    since,
    sources.map(({ id }) => id),
  );
  return { seconds, cpuSeconds: usedBy(fleet) - before };
}

export async function pollEverything({ store }: Context): Promise<Date> {
  const now = new Date();
  const sources = await store.sources.list();
  await store.sources.reschedule(
    sources.map(({ id }) => ({ id, at: now })),
    'the benchmark',
  );
  return now;
}

/** A fleet without a clock on servers of its own, as long as the work takes. */
export async function withFleet<T>(
  { configFile, folder, counts }: { configFile: string; folder: string; counts: Record<string, number> },
  work: (fleet: Fleet, context: Context) => Promise<T>,
): Promise<T> {
  const [postgres, redis] = [await startPostgres(), await startRedis()];
  const urls = { databaseUrl: postgres.url, redisUrl: redis.url };
  const fleet = new Fleet({
    ...urls,
    configFile,
    folder,
    entries: '../../workers',
    environment: { ...workerEnvironment, LOG_LEVEL: 'error' },
  });
  const environment = readEnvironment({ DATABASE_URL: postgres.url, REDIS_URL: redis.url });
  try {
    const context = await openContext(environment, configFile, createLog('error'), []);
    await fleet.start(counts);
    const result = await work(fleet, context);
    await context.close();
    return result;
  } finally {
    await fleet.stop();
    await Promise.all([postgres.remove(), redis.remove()]);
  }
}

/** The clock saves the sources of the configuration before it looks which are due. */
export async function addClock(fleet: Fleet, { store }: Context, sources: number): Promise<void> {
  await fleet.add('clock');
  await until(async () => (await store.sources.list()).length === sources, 60_000);
}

function runFleet(configFile: string, folder: string, feeds: number): Promise<FleetResult> {
  return withFleet({ configFile, folder, counts: workers }, async (fleet, context) => {
    const cold = await measure(fleet, context, async () => {
      await addClock(fleet, context, feeds);
      // New sources are spread over half a minute; the one process is not left to do that either.
      await pollEverything(context);
      // The first polls may have begun already.
      return new Date(0);
    });
    return { cold, warm: await measure(fleet, context, () => pollEverything(context)) };
  });
}

/** Undefined where PostgreSQL or Redis is not installed. */
export async function runFleetJob(feeds: number): Promise<FleetResult | undefined> {
  if (!hasPostgres || !hasRedis) return undefined;
  const folder = makeFolder();
  const web = startChild([fileURLToPath(new URL('news-web.js', import.meta.url)), JSON.stringify({ feeds })]);
  try {
    const { port } = await web.next<{ port: number }>();
    const configFile = join(folder.root, 'feeds.config.json');
    writeFileSync(configFile, JSON.stringify(configFor(port, feeds)));
    return await runFleet(configFile, folder.root, feeds);
  } finally {
    await web.stop();
    folder.remove();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(`${JSON.stringify(await runFleetJob(Number(process.argv[2] ?? 100)), null, 1)}\n`);
