import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.js';
import { createStore } from '../../src/store/store.js';
import { createLog } from '../../src/system/pino-log.js';
import type { PooledDatabase } from '../../src/system/pool-database.js';
import { openPostgresDatabase } from '../../src/system/postgres-database.js';
import { planDeliveries, SOURCES } from './support/delivery-plan.js';
import { Random } from './support/random.js';

const server = 'postgres://postgres@127.0.0.1:5432/postgres';
const entries = Number(process.env.WINNOW_ENTRIES ?? 10_000);
const PROCESSES = 8;
const root = fileURLToPath(new URL('../..', import.meta.url));

async function administrate(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 3000 });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

const answers = await administrate('select 1').then(
  () => true,
  () => false,
);

/** Compiled inside the project, where its packages are found. */
function compileWorker(): { file: string; remove(): void } {
  const folder = mkdtempSync(join(root, 'node_modules', '.concurrency-'));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['-p', join(root, 'tsconfig.json'), '--noEmit', 'false', '--outDir', folder];
  try {
    execFileSync(process.execPath, [compiler, ...options, '--noEmitOnError', 'false'], { stdio: 'ignore' });
  } catch {
    // A type error elsewhere is for the type check to tell; the files are written all the same.
  }
  return {
    file: join(folder, 'test/eval/support/deliver.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function openDatabase(name: string): Promise<PooledDatabase> {
  await administrate(`drop database if exists ${name} with (force)`);
  await administrate(`create database ${name}`);
  const database = await openPostgresDatabase(`${server.replace(/postgres$/, name)}`, {
    connections: 2,
    log: createLog('silent'),
  });
  await migrate(database);
  const sources = Array.from({ length: SOURCES }, (_, at) => ({
    id: `source-${at}`,
    url: `https://source-${at}.test/feed`,
    enabled: true,
  }));
  await createStore(database, 'news.test,2026').sources.configure(sources, new Date());
  await database.query(
    'create table delivery (id integer primary key, batch jsonb not null, done boolean not null default false)',
  );
  for (const [id, batch] of planDeliveries(entries).entries())
    await database.query('insert into delivery (id, batch) values ($1, $2)', [id, JSON.stringify(batch)]);
  return database;
}

/** Runs workers until all deliveries are done; with kills, one that is at work dies every second and is replaced. */
async function runWorkers(worker: string, name: string, processes: number, kills: boolean): Promise<number> {
  const running = new Set<ChildProcess>();
  /** Those that have delivered: killing a worker while it starts proves nothing, and nobody would ever finish. */
  const atWork = new Set<ChildProcess>();
  const random = new Random(Date.now());
  let killed = 0;
  let failed = 0;
  await new Promise<void>((resolve, reject) => {
    const start = () => {
      const url = server.replace(/postgres$/, name);
      const child = spawn(process.execPath, [worker, url], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      running.add(child);
      child.stdout?.once('data', () => atWork.add(child));
      child.on('exit', (code, signal) => {
        running.delete(child);
        atWork.delete(child);
        if (code !== 0 && signal === null) failed++;
        if (failed > 5) reject(new Error('workers fail by themselves'));
        else if (code !== 0) start();
        else if (running.size === 0) resolve();
      });
    };
    for (let at = 0; at < processes; at++) start();
    const timer = setInterval(() => {
      if (!kills || atWork.size === 0) return;
      if (random.pick([...atWork]).kill('SIGKILL')) killed++;
    }, 1000);
    timer.unref();
  });
  expect(failed).toBe(0);
  return killed;
}

interface FinalState {
  entries: string[];
  /** Each set of articles that are one, by their titles. */
  groups: string[];
  keys: string[];
  stages: string[];
}

async function finalState(database: PooledDatabase): Promise<FinalState> {
  const list = async (sql: string) =>
    (await database.query<{ value: string }>(sql)).map(({ value }) => value);
  return {
    entries: await list(`select source_id || ' ' || key as value from entry order by 1`),
    groups: await list(
      `select string_agg(title, ' ' order by title) as value from article group by coalesce(copy_of, id) order by 1`,
    ),
    keys: await list(
      `select string_agg(k.kind || ' ' || k.key, ' ' order by k.kind, k.key) as value
       from identity_key k join article a on a.id = k.article_id group by coalesce(a.copy_of, a.id) order by 1`,
    ),
    stages: await list('select distinct stage as value from entry order by 1'),
  };
}

async function faults(database: PooledDatabase): Promise<Record<string, number>> {
  const [counts] = await database.query<Record<string, number>>(
    `select
       (select count(*)::int from (select entry_id from article group by entry_id having count(*) > 1) d) as "doubles",
       (select count(*)::int from entry e left join article a on a.entry_id = e.id where a.id is null) as "lost",
       (select count(*)::int from article c join article o on o.id = c.copy_of where o.copy_of is not null) as "chains",
       (select count(*)::int from article where copy_of > id) as "copies of later ones"`,
  );
  return counts ?? {};
}

describe.skipIf(!answers)(`${PROCESSES} processes that are killed at random (needs ${server})`, () => {
  const names = { quiet: `winnow_quiet_${process.pid}`, storm: `winnow_storm_${process.pid}` };
  let worker: ReturnType<typeof compileWorker>;
  let quiet: PooledDatabase;
  let storm: PooledDatabase;

  beforeAll(async () => {
    worker = compileWorker();
    quiet = await openDatabase(names.quiet);
    storm = await openDatabase(names.storm);
  });

  afterAll(async () => {
    worker.remove();
    await quiet.close();
    await storm.close();
    for (const name of Object.values(names)) await administrate(`drop database ${name} with (force)`);
  });

  it('leave the same articles, keys and copies as one that is left in peace', {
    timeout: 5_400_000,
  }, async () => {
    await runWorkers(worker.file, names.quiet, 1, false);
    const started = Date.now();
    const killed = await runWorkers(worker.file, names.storm, PROCESSES, true);
    const seconds = Math.round((Date.now() - started) / 1000);
    const [expected, found] = [await finalState(quiet), await finalState(storm)];
    process.stdout.write(
      `${entries} deliveries, ${found.entries.length} entries, ${found.groups.length} articles after copies; ` +
        `${killed} processes killed in ${seconds} s\n`,
    );
    expect(await faults(storm)).toEqual({ doubles: 0, lost: 0, chains: 0, 'copies of later ones': 0 });
    expect(found.entries.length).toBeGreaterThan(entries / 2);
    expect(found.entries).toEqual(expected.entries);
    expect(found.keys).toEqual(expected.keys);
    expect(found.groups).toEqual(expected.groups);
  });
});
