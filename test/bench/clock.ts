/**
 * What a tick of the clock costs over many sources: how long it takes to claim those that are due.
 * Run: npx tsc -p tsconfig.json --outDir .bench && node .bench/test/bench/clock.js [SOURCES]; a PostgreSQL of its own runs too, where one is installed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/ports.js';
import { migrate } from '../../src/store/migrate.js';
import { createSources } from '../../src/store/sources.js';
import { openPgliteDatabase } from '../../src/system/pglite-database.js';
import { createLog } from '../../src/system/pino-log.js';
import { openPostgresDatabase } from '../../src/system/postgres-database.js';
import { hasPostgres, startPostgres } from '../support/own-servers.js';

const atOnce = 500;
const leaseMs = 300_000;
const rounds = 9;
const now = new Date('2026-11-01T12:00:00Z');

/** Most were polled and wait for their time within the next hours, as in a store that has run for a while. */
async function fill(database: Database, sources: number): Promise<void> {
  await database.query(
    `insert into source (id, url, enabled, first_seen_at, next_poll_at, poll_because, state, last_poll_at)
     select 'paper-' || n, 'https://paper-' || n || '.test/feed', true, $2::timestamptz, $2::timestamptz + n * interval '1 second', 'benchmark', 'ok', $2::timestamptz
     from generate_series(1, $1::int) as n`,
    [sources, now],
  );
  await database.query('analyze source');
}

const situations: Record<string, string> = {
  'none due': `next_poll_at = $1::timestamptz + interval '1 hour'`,
  'all due': `next_poll_at = $1::timestamptz - length(id) * interval '1 second'`,
  'all due and half of them new': `next_poll_at = $1, last_poll_at = case when id > 'paper-5' then last_poll_at end`,
};

/** Milliseconds of one claim, the middle of several; and how many it claimed. */
async function measureClaims(database: Database): Promise<{ ms: number; claimed: number }> {
  const { claimDue } = createSources(database);
  const runs: number[] = [];
  let claimed = 0;
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    claimed = Math.max(claimed, (await claimDue(now, atOnce, leaseMs)).length);
    runs.push(performance.now() - startedAt);
  }
  return { ms: runs.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0, claimed };
}

async function measure(engine: string, database: Database, sources: number): Promise<void> {
  await fill(database, sources);
  for (const [situation, change] of Object.entries(situations)) {
    await database.query(`update source set claimed_until = null, ${change}`, [now]);
    await database.query('vacuum analyze source');
    const { ms, claimed } = await measureClaims(database);
    const rate = claimed === 0 ? '' : `, ${Math.round((claimed * 1_000) / ms)} claims a second`;
    process.stdout.write(`${engine}, ${sources} sources, ${situation}: ${ms.toFixed(1)} ms${rate}\n`);
  }
}

const sources = Number(process.argv[2] ?? 100_000);
const root = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
const embedded = await openPgliteDatabase(join(root, 'data'));
await migrate(embedded);
await measure('embedded', embedded, sources);
await embedded.close();
rmSync(root, { recursive: true, force: true });

if (hasPostgres) {
  const own = await startPostgres();
  const server = await openPostgresDatabase(own.url, { connections: 2, log: createLog('silent') });
  await migrate(server);
  await measure('PostgreSQL', server, sources);
  await server.close();
  await own.remove();
}
