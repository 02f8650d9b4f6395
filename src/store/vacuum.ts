/** Vacuum of our tables, for the embedded engine: it has no process that does it by itself, as servers have. */
import type { Database, Queryable } from '../ports.js';

/** From how many rows on a table is due, as servers have it set (PostgreSQL 18, 19.10). */
const least = 50;
const shareOfDead = 0.2;
const shareOfChanged = 0.1;

interface DueTable {
  name: string;
  /** Many rows are old; where not, only the figures of the table are. */
  isWasting: boolean;
}

/** What this session has changed counts at once; it would be told of a second late otherwise, and after the next statement. */
async function findDue(database: Queryable): Promise<DueTable[]> {
  await database.query('select pg_stat_force_next_flush()');
  return database.query<DueTable>(
    `select s.relname as name, s.n_dead_tup > $1 + $2 * greatest(c.reltuples, 0) as "isWasting"
     from pg_stat_user_tables s join pg_class c on c.oid = s.relid
     where s.schemaname = 'winnow' and (s.n_dead_tup > $1 + $2 * greatest(c.reltuples, 0)
       or s.n_mod_since_analyze > $1 + $3 * greatest(c.reltuples, 0))
     order by s.relname`,
    [least, shareOfDead, shareOfChanged],
  );
}

/**
 * Table by table, so that other statements come in between; those of which much has changed. The room of old rows is
 * used again; figures of the tables are taken anew, and with them the plans that were made while tables were small.
 */
export async function vacuumDue(database: Database): Promise<string[]> {
  const due = await findDue(database);
  for (const { name, isWasting } of due)
    await database.query(`${isWasting ? 'vacuum (analyze)' : 'analyze'} winnow."${name}"`);
  return due.map(({ name }) => name);
}
