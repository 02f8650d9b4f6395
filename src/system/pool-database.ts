/** The database port over anything with the shape of a `pg.Pool`. */
import type { Database, Queryable } from '../ports.js';
import type { StatementNames } from './statement-names.js';

/** Our own tables, then the queue's; names of the two never meet (a test holds it). */
const searchPath = 'winnow,bullmq,public';

/**
 * What every session is set to, whichever engine it is on. Pages come from memory or a flash disk: priced as a disk
 * that turns (4), an index would cost more than reading a whole table of articles for each feed, until there are many.
 */
export const sessionSettings: Readonly<Record<string, string>> = {
  search_path: searchPath,
  timezone: 'UTC',
  random_page_cost: '1.1',
};

/** A statement that the server is to keep under a name. */
interface NamedStatement {
  name: string;
  text: string;
  values: unknown[];
}

interface PoolQueryable {
  /** Statements with a name are only sent where names are given. */
  query(statement: string | NamedStatement, params?: unknown[]): Promise<{ rows: unknown[] }>;
}

export interface PoolClient extends PoolQueryable {
  release(destroy?: boolean): void;
  /** A session that ends or breaks says so. */
  on(event: 'error' | 'end', listener: () => void): unknown;
}

export interface Pool extends PoolQueryable {
  connect(): Promise<PoolClient>;
}

/** A database whose pool the queue may share. */
export interface PooledDatabase extends Database {
  readonly pool: Pool;
}

async function send(target: PoolQueryable, sql: string, params: readonly unknown[], names?: StatementNames) {
  // Scripts (migrations) take many statements and no parameters.
  if (params.length === 0) return target.query(sql);
  const name = names?.of(sql);
  if (name === undefined) return target.query(sql, [...params]);
  return target.query({ name, text: sql, values: [...params] });
}

function queryable(target: PoolQueryable, names?: StatementNames): Queryable {
  return {
    async query<T extends object>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
      return (await send(target, sql, params, names)).rows as T[];
    },
  };
}

/** The driver's own words for a statement over its limit. */
function isHanging(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}

/** Once more where only the name was at fault, which is safe while no transaction is open. */
function renewing(target: Queryable, names: StatementNames): Queryable {
  return {
    async query<T extends object>(sql: string, params?: readonly unknown[]): Promise<T[]> {
      try {
        return await target.query<T>(sql, params);
      } catch (error) {
        if (!names.renewAfter(error)) throw error;
        return target.query<T>(sql, params);
      }
    },
  };
}

/** With `names` the server keeps what it was asked, connection by connection. */
export function poolDatabase(pool: Pool, close: () => Promise<void>, names?: StatementNames): PooledDatabase {
  return {
    pool,
    ...(names ? renewing(queryable(pool, names), names) : queryable(pool)),
    async transaction(work) {
      const client = await pool.connect();
      let broken = false;
      try {
        await client.query('begin');
        const result = await work(queryable(client, names));
        await client.query('commit');
        return result;
      } catch (error) {
        // Whoever asked for the transaction begins it anew.
        names?.renewAfter(error);
        // Nothing can be asked of a connection whose last question is still open.
        if (isHanging(error)) broken = true;
        else
          await client.query('rollback').catch(() => {
            broken = true;
          });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close,
  };
}
