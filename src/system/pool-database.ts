/** The database port over anything with the shape of a `pg.Pool`. */
import type { Database, Queryable } from '../ports.js';

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

interface PoolQueryable {
  query(sql: string, params?: unknown[]): Promise<{ rows: unknown[] }>;
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

function queryable(target: PoolQueryable): Queryable {
  return {
    async query<T extends object>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
      return (await target.query(sql, params.length === 0 ? undefined : [...params])).rows as T[];
    },
  };
}

/** The driver's own words for a statement over its limit. */
function isHanging(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}

export function poolDatabase(pool: Pool, close: () => Promise<void>): PooledDatabase {
  return {
    pool,
    ...queryable(pool),
    async transaction(work) {
      const client = await pool.connect();
      let broken = false;
      try {
        await client.query('begin');
        const result = await work(queryable(client));
        await client.query('commit');
        return result;
      } catch (error) {
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
