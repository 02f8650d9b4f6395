/** The database as a server: a pool of connections to PostgreSQL 14 or newer. */
import pg from 'pg';
import { CodedError } from '../errors.js';
import type { Log } from '../ports.js';
import { type PooledDatabase, poolDatabase, sessionSettings } from './pool-database.js';
import { StatementNames } from './statement-names.js';

function withoutSecrets(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl);
    if (url.password !== '') url.password = '***';
    return url.href;
  } catch {
    return 'DATABASE_URL';
  }
}

const settings = Object.entries(sessionSettings).map(([name, value]) => `-c ${name}=${value}`);

/** Longer than any statement of ours takes. */
const usualQueryTimeoutMs = 60_000;
/** The server lets go of a vanished client, with the locks it held, within some 15 seconds instead of two hours. */
const soonNoticed =
  '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=3 -c tcp_keepalives_count=3 -c tcp_user_timeout=15000';

export interface PostgresOptions {
  connections: number;
  log: Log;
  /** For one statement; 0 is no limit. */
  queryTimeoutMs?: number;
}

/** Throws `database-unreachable` when no connection can be made within ten seconds. */
export async function openPostgresDatabase(
  databaseUrl: string,
  { connections, log, queryTimeoutMs = usualQueryTimeoutMs }: PostgresOptions,
): Promise<PooledDatabase> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: connections,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    // A connection that a broken network left hanging must not hold its job for ever.
    ...(queryTimeoutMs === 0 ? {} : { query_timeout: queryTimeoutMs }),
    application_name: 'winnow',
    options: [...settings, soonNoticed].join(' '),
  });
  // Every queue and worker of BullMQ listens on the pool it shares.
  pool.setMaxListeners(0);
  // Also while it is in use between two statements: unheard, the loss of a connection ends the process.
  pool.on('connect', (client) =>
    client.on('error', (error) => log.warn({ error: error.message }, 'a database connection was lost')),
  );
  pool.on('error', (error) => log.warn({ error: error.message }, 'an idle database connection was lost'));
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw new CodedError({
      code: 'database-unreachable',
      message: `the database at ${withoutSecrets(databaseUrl)} does not answer: ${(error as Error).message}`,
      hint: 'Check DATABASE_URL and that the server runs; without DATABASE_URL the embedded engine is used.',
      exitCode: 69,
      cause: error,
    });
  }
  return poolDatabase(pool, () => pool.end(), new StatementNames());
}
