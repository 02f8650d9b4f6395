/** Vacuum of our tables, for the embedded engine: it has no process that does it by itself, as servers have. */
import type { Database } from '../ports.js';

/**
 * Table by table, so that other statements come in between. The room of old rows is used again; figures of the tables
 * are taken anew, and with them the plans that were made while tables were small.
 */
export async function vacuum(database: Database): Promise<void> {
  const tables = await database.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'winnow' and c.relkind = 'r' order by c.relname`,
  );
  for (const { name } of tables) await database.query(`vacuum (analyze) winnow."${name}"`);
}
