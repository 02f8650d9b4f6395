/** Runs roles as a process: the embedded engine opens in its thread while the rest of the program is loaded. */
import { readEnvironment } from './environment.js';
import { reportError } from './report-error.js';
import type { Role } from './role-names.js';
import type { WorkerOptions } from './run-roles.js';
import { hasPgliteDatabase, openPgliteDatabase } from './system/pglite-database.js';
import type { PooledDatabase } from './system/pool-database.js';

/** Only what is there already: a new database waits until the configuration is known to be good. */
function beginOpening(databaseUrl: string | undefined, dataDir: string): Promise<PooledDatabase> | undefined {
  if (databaseUrl !== undefined || !hasPgliteDatabase(dataDir)) return undefined;
  const opening = openPgliteDatabase(dataDir);
  // Whoever waits for it is told; until then a fault is nobody's.
  opening.catch(() => undefined);
  return opening;
}

/** Rejects with a coded error when it cannot start; resolves after a clean stop. */
export async function runWorker(wanted: readonly Role[], options: WorkerOptions): Promise<void> {
  const environment = readEnvironment(process.env);
  const opening = beginOpening(environment.databaseUrl, environment.dataDir);
  const { runRoles } = await import('./run-roles.js');
  await runRoles(wanted, environment, options, opening);
}

/** The same as a process: the configuration is named by `CONFIG`, a fault ends it with a sentence and an exit code. */
export async function runWorkerProcess(wanted: readonly Role[]): Promise<void> {
  try {
    await runWorker(wanted, { configFile: process.env.CONFIG || 'feeds.config.json' });
  } catch (error) {
    process.exitCode = reportError(error);
  }
}
