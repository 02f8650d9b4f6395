/** Vacuum for the embedded engine, which has no process that does it by itself, as servers have. */
import type { Database } from '../ports.js';

/** When a table is due, as servers have it set (PostgreSQL 18, 19.10): so many rows and such a share of the table. */
const limits = {
  dead: { rows: 50, share: 0.2 },
  inserted: { rows: 1_000, share: 0.2 },
  changed: { rows: 50, share: 0.1 },
  /** Transactions since its rows were frozen last. */
  age: 200_000_000,
};

const isOver = (count: string, { rows, share }: { rows: number; share: number }) =>
  `${count} > ${rows} + ${share} * greatest(c.reltuples, 0)`;

const isWasting = `(${isOver('s.n_dead_tup', limits.dead)} or ${isOver('s.n_ins_since_vacuum', limits.inserted)}
  or age(c.relfrozenxid) > ${limits.age})`;

/** Of the table that holds the figures the engine takes none. */
const isStale = `(${isOver('s.n_mod_since_analyze', limits.changed)} and c.relname <> 'pg_statistic')`;

const findDue = `
  select format('%I.%I', s.schemaname, s.relname) as name, ${isWasting} as "isWasting"
  from pg_stat_all_tables s join pg_class c on c.oid = s.relid
  where s.schemaname <> 'pg_toast' and (${isWasting} or ${isStale})
  order by name`;

/**
 * Table by table, so that other statements come in between; those of which much has changed, the engine's own among
 * them. The room of old rows is used again; figures of the tables are taken anew, and with them the plans that were
 * made while tables were small. Returns the names of the tables.
 */
export async function vacuumDue(database: Database): Promise<string[]> {
  // What this session has changed is counted a second late otherwise, and after the next statement.
  await database.query('select pg_stat_force_next_flush()');
  const due = await database.query<{ name: string; isWasting: boolean }>(findDue);
  for (const { name, isWasting } of due)
    await database.query(`${isWasting ? 'vacuum (analyze)' : 'analyze'} ${name}`);
  return due.map(({ name }) => name);
}
