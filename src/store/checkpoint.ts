/** Checkpoints for the embedded engine: PostgreSQL has none made by itself where no postmaster runs. */
import type { Database } from '../ports.js';

/** Enough that hot pages are written once for many changes, few enough to be replayed in seconds after a crash. */
const mostBytes = 256 * 2 ** 20;

/**
 * Makes a checkpoint once so many bytes of the write-ahead log are newer than the last one (PostgreSQL 18, 28.5): what is
 * older is not needed any more, and its files are used again. Returns whether it did.
 */
export async function checkpointDue(database: Database, most = mostBytes): Promise<boolean> {
  const [row] = await database.query<{ isDue: boolean }>(
    `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn) > $1::bigint as "isDue" from pg_control_checkpoint()`,
    [most],
  );
  if (row?.isDue !== true) return false;
  await database.query('checkpoint');
  return true;
}
