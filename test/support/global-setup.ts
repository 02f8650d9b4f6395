/** Before all tests: one initialised data directory to copy from, and which servers answer here. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/store/migrate.js';
import { openJobQueue } from '../../src/system/bullmq-queue.js';
import { openPgliteDatabase } from '../../src/system/pglite-database.js';
import { createLog } from '../../src/system/pino-log.js';
import { answersPostgres, answersRedis } from './answers.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** An initialised and migrated data directory; copy it. */
    template: string;
    /** Undefined where no PostgreSQL answers. */
    postgresUrl: string | undefined;
    /** Undefined where no Redis answers. */
    redisUrl: string | undefined;
  }
}

const postgresUrl = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
/** A database of Redis that nothing else uses by custom. */
const redisUrl = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379/9';

async function makeTemplate(directory: string): Promise<void> {
  const database = await openPgliteDatabase(directory);
  await migrate(database);
  // Copied for every test that opens an engine: two thirds of its files are of databases that nobody uses.
  await database.query('update pg_database set datistemplate = false');
  for (const unused of ['template0', 'template1']) await database.query(`drop database ${unused}`);
  await (await openJobQueue({ kind: 'database', database }, createLog('silent'))).close();
  await database.close();
}

export default async function setup(project: TestProject): Promise<() => void> {
  const root = mkdtempSync(join(tmpdir(), 'winnow-tests-'));
  const template = join(root, 'template');
  await makeTemplate(template);
  const [postgres, redis] = await Promise.all([answersPostgres(postgresUrl), answersRedis(redisUrl)]);
  project.provide('template', template);
  project.provide('postgresUrl', postgres ? postgresUrl : undefined);
  project.provide('redisUrl', redis ? redisUrl : undefined);
  if (!postgres) process.stdout.write(`No PostgreSQL answers at ${postgresUrl}: its tests are skipped.\n`);
  if (!redis) process.stdout.write(`No Redis answers at ${redisUrl}: its tests are skipped.\n`);
  return () => rmSync(root, { recursive: true, force: true });
}
