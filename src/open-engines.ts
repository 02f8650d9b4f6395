/** Opens what keeps everything: the database, brought up to date, and the queue. */
import type { Environment } from './environment.js';
import { queuesOfRows } from './pipeline.js';
import type { Log, Now } from './ports.js';
import { migrate } from './store/migrate.js';
import { createWorkMarks } from './store/work-marks.js';
import type { BoardedQueue, QueueStore, Telemetry } from './system/bullmq-queue.js';
import { carefulQueue } from './system/careful-queue.js';
import { startDatabaseClock } from './system/database-clock.js';
import { lateQueue } from './system/late-queue.js';
import { openPgliteDatabase } from './system/pglite-database.js';
import type { PooledDatabase } from './system/pool-database.js';
import type { PostgresOptions } from './system/postgres-database.js';
import { openProcessQueue, ProcessJobs } from './system/process-queue.js';
import { sizePool } from './system/size-pool.js';
import { splitQueue } from './system/split-queue.js';

/** Things to end, the last opened first; a failed start ends what was already open. */
export class Closers {
  private readonly closers: (() => Promise<void> | void)[] = [];

  add(close: () => Promise<void> | void): void {
    this.closers.push(close);
  }

  async closeAll(): Promise<void> {
    for (const close of this.closers.splice(0).reverse()) await close();
  }
}

/** Loaded where there is a server. */
async function openServer(databaseUrl: string, options: PostgresOptions): Promise<PooledDatabase> {
  const { openPostgresDatabase } = await import('./system/postgres-database.js');
  return openPostgresDatabase(databaseUrl, options);
}

/** On a connection of its own without a limit of time: a new index on a large table takes minutes. */
async function migrateServer(databaseUrl: string, log: Log): Promise<number> {
  const database = await openServer(databaseUrl, { connections: 1, log, queryTimeoutMs: 0 });
  try {
    return await migrate(database, log);
  } finally {
    await database.close();
  }
}

/** Returns the database with the version its tables are at; `opening` is an embedded one that is being opened already. */
export async function openDatabase(
  environment: Environment,
  roles: readonly string[] | undefined,
  log: Log,
  opening?: Promise<PooledDatabase>,
): Promise<{ database: PooledDatabase; version: number }> {
  const { databaseUrl, redisUrl } = environment;
  if (databaseUrl === undefined) {
    const database = await (opening ?? openPgliteDatabase(environment.dataDir));
    try {
      return { database, version: await migrate(database, log) };
    } catch (error) {
      await database.close();
      throw error;
    }
  }
  const version = await migrateServer(databaseUrl, log);
  const connections = environment.databaseConnections ?? sizePool(roles, redisUrl === undefined);
  return { database: await openServer(databaseUrl, { connections, log }), version };
}

/** A database in this process has the clock of this machine; processes around a server all go by that one's. */
export async function openClock(
  { databaseUrl }: Environment,
  database: PooledDatabase,
  log: Log,
  closers: Closers,
): Promise<Now> {
  if (databaseUrl === undefined) return () => new Date();
  const clock = await startDatabaseClock(database, log);
  closers.add(() => clock.close());
  return clock.now;
}

/** Loaded only where a collector is named. */
async function openTelemetry({ traces }: Environment, closers: Closers): Promise<Telemetry | undefined> {
  if (!traces) return undefined;
  const { startTracing } = await import('./system/tracing.js');
  const tracing = startTracing();
  closers.add(() => tracing.close());
  return tracing.telemetry;
}

/** The jobs of a process that has the engine for itself. */
function openMemory(database: PooledDatabase, log: Log): BoardedQueue {
  return carefulQueue(openProcessQueue(new ProcessJobs(), log), createWorkMarks(database), log);
}

export async function openQueue(
  environment: Environment,
  database: PooledDatabase,
  log: Log,
  closers: Closers,
): Promise<BoardedQueue> {
  const telemetry = await openTelemetry(environment, closers);
  const openStored = async (store: QueueStore) => {
    const { openJobQueue } = await import('./system/bullmq-queue.js');
    return openJobQueue(store, log, {}, telemetry);
  };
  if (environment.redisUrl === undefined) {
    const openRows = () => openStored({ kind: 'database', database });
    // A trace leads from job to job, which only stored ones carry on.
    const isAlone = environment.databaseUrl === undefined && telemetry === undefined;
    const tell = (error: Error) => log.error({ error: error.message }, 'the stored queue does not open');
    const queue = isAlone
      ? splitQueue(queuesOfRows, openMemory(database, log), lateQueue(openRows, tell))
      : await openRows();
    closers.add(() => queue.close());
    return queue;
  }
  const { openRedis } = await import('./system/redis-connection.js');
  const redis = await openRedis(environment.redisUrl, log);
  closers.add(() => redis.disconnect());
  const queue = await openStored({ kind: 'redis', redis, prefix: environment.redisPrefix });
  closers.add(() => queue.close());
  return queue;
}
