/** The embedded engine: PostgreSQL in a thread of this process (PGlite), its files in a directory of ours. */
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { CodedError } from '../errors.js';
import { lockDataDir } from './data-dir-lock.js';
import { openPgliteEngine } from './pglite-engine.js';
import { createPgliteSession } from './pglite-session.js';
import { type PooledDatabase, poolDatabase, sessionSettings } from './pool-database.js';
import { SessionPool } from './session-pool.js';

/**
 * Runs initdb in a process of its own: it takes 800 MB and blocks for seconds, and a kill in the middle
 * leaves only a directory that the next start throws away.
 */
async function initialise(dataDir: string, databaseDir: string): Promise<void> {
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith('pg.new-'))
      rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 });
  }
  const fresh = join(dataDir, `pg.new-${process.pid}`);
  const engine = pathToFileURL(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
  const program = `const { PGlite } = (await import(${JSON.stringify(engine.href)})).default;
    await (await PGlite.create(process.argv[1])).close();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, fresh]);
  renameSync(fresh, databaseDir);
}

function requireWritable(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new CodedError({
      code: 'data-dir-not-writable',
      message: `the data directory ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code})`,
      hint: 'Give this user the right to write there, or name another directory with DATA_DIR.',
      exitCode: 73,
      cause: error,
    });
  }
}

function databaseDirOf(dataDir: string): string {
  return join(resolve(dataDir), 'pg');
}

/** Whether a database was made in `dataDir`. */
export function hasPgliteDatabase(dataDir: string): boolean {
  return existsSync(databaseDirOf(dataDir));
}

/**
 * Opens (and on the first boot makes) the database in `dataDir`.
 * Throws `data-dir-not-writable`, `data-dir-locked`, or `data-dir-unreadable`.
 */
export async function openPgliteDatabase(dataDir: string): Promise<PooledDatabase> {
  const directory = resolve(dataDir);
  requireWritable(directory);
  const lock = lockDataDir(directory);
  try {
    const databaseDir = databaseDirOf(directory);
    if (!hasPgliteDatabase(directory)) await initialise(directory, databaseDir);
    const engine = await openPgliteEngine(databaseDir);
    const session = await createPgliteSession(engine);
    for (const [name, value] of Object.entries(sessionSettings))
      await session.execute('select set_config($1, $2, false)', [name, value]);
    let closing: Promise<void> | undefined;
    const close = async () => {
      await engine.close();
      lock.release();
    };
    return poolDatabase(new SessionPool(session), () => {
      closing ??= close();
      return closing;
    });
  } catch (error) {
    lock.release();
    throw new CodedError({
      code: 'data-dir-unreadable',
      message: `the database in ${directory} does not open: ${error instanceof Error ? error.message : String(error)}`,
      hint: 'Restore the directory from a backup, or move it away to start with an empty one.',
      exitCode: 74,
      cause: error,
    });
  }
}
