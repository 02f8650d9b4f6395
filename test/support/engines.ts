/** The engines a contract is held on: the embedded one always, servers where they answer. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { migrate } from '../../src/store/migrate.js';
import { openPgliteDatabase } from '../../src/system/pglite-database.js';
import { createLog } from '../../src/system/pino-log.js';
import type { PooledDatabase } from '../../src/system/pool-database.js';
import { openPostgresDatabase } from '../../src/system/postgres-database.js';
import { makeOwnDatabase } from './own-database.js';

export const quiet = createLog('silent');

export interface TestEngine {
  database: PooledDatabase;
  /** Closes the database and removes every trace of it. */
  remove(): Promise<void>;
}

export interface EngineKind {
  name: string;
  /** Why the engine cannot be used here. */
  absent?: string;
  open(): Promise<TestEngine>;
}

/** A folder that holds a copy of the initialised data directory. */
export function makeDataDir(): { dataDir: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'winnow-test-'));
  const dataDir = join(root, 'data');
  cpSync(inject('template'), dataDir, { recursive: true });
  return { dataDir, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export async function openEmbedded(): Promise<TestEngine> {
  const { dataDir, remove } = makeDataDir();
  const database = await openPgliteDatabase(dataDir);
  return {
    database,
    async remove() {
      await database.close();
      remove();
    },
  };
}

async function openServer(url: string): Promise<TestEngine> {
  const own = await makeOwnDatabase(url);
  const database = await openPostgresDatabase(own.url, { connections: 10, log: quiet });
  await migrate(database);
  return {
    database,
    async remove() {
      await database.close();
      await own.remove();
    },
  };
}

export function engineKinds(): EngineKind[] {
  const url = inject('postgresUrl');
  return [
    { name: 'embedded PGlite', open: openEmbedded },
    {
      name: 'PostgreSQL',
      ...(url === undefined ? { absent: 'no PostgreSQL answers here' } : {}),
      open: () => openServer(url ?? ''),
    },
  ];
}
