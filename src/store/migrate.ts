/** Brings the tables up to date: each migration once, in order, all under one lock. */
import { CodedError } from '../errors.js';
import type { Database, Queryable } from '../ports.js';
import { sql as firstTables } from './migrations/0001-first-tables.js';
import { sql as setAside } from './migrations/0002-set-aside.js';

const migrations: readonly { version: number; name: string; sql: string }[] = [
  { version: 1, name: 'first tables', sql: firstTables },
  { version: 2, name: 'entries set aside', sql: setAside },
];

/** Spells "WNNW"; any number that no other program on the server uses. */
const lockKey = 0x574e4e57;

async function currentVersion(tx: Queryable): Promise<number> {
  await tx.query(
    `create table if not exists winnow.schema_version (
       version integer primary key, name text not null, applied_at timestamptz not null default now())`,
  );
  const [row] = await tx.query<{ version: number }>(
    'select coalesce(max(version), 0)::int as version from winnow.schema_version',
  );
  return row?.version ?? 0;
}

function refuseNewer(version: number, latest: number): void {
  if (version <= latest) return;
  throw new CodedError({
    code: 'database-newer',
    message: `the database has version ${version}, this program knows only ${latest}`,
    hint: 'Start the newer release that made it; going back needs a backup from before the update.',
    exitCode: 78,
  });
}

/** Returns the version the database is at afterwards; throws `database-newer`. */
export function migrate(database: Database): Promise<number> {
  const latest = migrations.at(-1)?.version ?? 0;
  return database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [lockKey]);
    await tx.query('create schema if not exists winnow');
    const version = await currentVersion(tx);
    refuseNewer(version, latest);
    for (const migration of migrations.filter((candidate) => candidate.version > version)) {
      await tx.query(migration.sql);
      await tx.query('insert into winnow.schema_version (version, name) values ($1, $2)', [
        migration.version,
        migration.name,
      ]);
    }
    return latest;
  });
}
