/** Brings the tables up to date: each migration once, in order, all under one lock. */
import { CodedError } from '../errors.js';
import type { Database, Log, Queryable } from '../ports.js';
import { sql as firstTables } from './migrations/0001-first-tables.js';
import { sql as setAside } from './migrations/0002-set-aside.js';
import { sql as search } from './migrations/0003-search.js';
import { sql as autoTopics } from './migrations/0004-auto-topics.js';
import { sql as entryAddresses } from './migrations/0005-entry-addresses.js';
import { sql as mergeEvidence } from './migrations/0006-merge-evidence.js';
import { sql as renderingStorage } from './migrations/0007-rendering-storage.js';
import { sql as textStorage } from './migrations/0008-text-storage.js';
import { sql as workMarks } from './migrations/0009-work-marks.js';
import { sql as finalRenderings } from './migrations/0010-final-renderings.js';
import { sql as flatPlans } from './migrations/0011-flat-plans.js';
import { sql as newSources } from './migrations/0012-new-sources.js';
import { sql as plainFigures } from './migrations/0013-plain-figures.js';
import { sql as pagesWhenAsked } from './migrations/0014-pages-when-asked.js';

export interface Migration {
  version: number;
  name: string;
  sql: string;
  /** Programs of before cannot work with the tables any more, so that an update has to stop them all first. */
  breaks?: boolean;
}

export const migrations: readonly Migration[] = [
  { version: 1, name: 'first tables', sql: firstTables },
  { version: 2, name: 'entries set aside', sql: setAside },
  { version: 3, name: 'search', sql: search },
  { version: 4, name: 'topics made from categories', sql: autoTopics },
  { version: 5, name: 'addresses of entries', sql: entryAddresses },
  { version: 6, name: 'evidence of merges', sql: mergeEvidence },
  { version: 7, name: 'renderings stored as they are', sql: renderingStorage },
  { version: 8, name: 'long texts stored for speed', sql: textStorage },
  { version: 9, name: 'marks of what is worked on', sql: workMarks },
  { version: 10, name: 'renderings that stay as they are', sql: finalRenderings },
  { version: 11, name: 'indexes for plans that stay flat', sql: flatPlans },
  { version: 12, name: 'new sources first', sql: newSources },
  { version: 13, name: 'no figures of the words of articles', sql: plainFigures },
  { version: 14, name: 'archive pages rendered when asked for', sql: pagesWhenAsked },
];

/** Spells "WNNW"; any number that no other program on the server uses. */
const lockKey = 0x574e4e57;

interface SchemaState {
  version: number;
  /** The version a program must know at least to work with these tables. */
  oldestProgram: number;
}

async function readState(tx: Queryable): Promise<SchemaState> {
  await tx.query(
    `create table if not exists winnow.schema_version (
       version integer primary key, name text not null, applied_at timestamptz not null default now(),
       oldest_program integer not null default 0)`,
  );
  const [row] = await tx.query<SchemaState>(
    `select coalesce(max(version), 0)::int as version, coalesce(max(oldest_program), 0)::int as "oldestProgram"
     from winnow.schema_version`,
  );
  return row ?? { version: 0, oldestProgram: 0 };
}

/** During a rolling update old processes work on: a newer schema only adds to what they know, unless it says otherwise. */
function acceptNewer({ version, oldestProgram }: SchemaState, latest: number, log: Log | undefined): void {
  if (oldestProgram > latest)
    throw new CodedError({
      code: 'database-newer',
      message: `the database has version ${version}, this program knows only ${latest}`,
      hint: 'Start the newer release that made it; going back needs a backup from before the update.',
      exitCode: 78,
    });
  log?.warn({ version, known: latest }, 'the database is newer than this program, which can still use it');
}

async function apply(tx: Queryable, migration: Migration): Promise<void> {
  await tx.query(migration.sql);
  await tx.query('insert into winnow.schema_version (version, name, oldest_program) values ($1, $2, $3)', [
    migration.version,
    migration.name,
    migration.breaks === true ? migration.version : 0,
  ]);
}

/** Returns the version the database is at afterwards; throws `database-newer`. */
export function migrate(
  database: Database,
  log?: Log,
  known: readonly Migration[] = migrations,
): Promise<number> {
  const latest = known.at(-1)?.version ?? 0;
  return database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [lockKey]);
    await tx.query('create schema if not exists winnow');
    const state = await readState(tx);
    if (state.version > latest) acceptNewer(state, latest, log);
    for (const migration of known.filter(({ version }) => version > state.version))
      await apply(tx, migration);
    return Math.max(latest, state.version);
  });
}
