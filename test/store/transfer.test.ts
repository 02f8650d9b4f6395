/** Backups: what one database held, another holds after the round trip. */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Queryable } from '../../src/ports.js';
import { openPgliteDatabase } from '../../src/system/pglite-database.js';
import { openPostgresDatabase } from '../../src/system/postgres-database.js';
import { makeDataDir, quiet } from '../support/engines.js';
import { freePort, runProgram } from '../support/program.js';
import { startSite } from '../support/site.js';

const postgresUrl = inject('postgresUrl');

function hasDumpTools(): boolean {
  try {
    execFileSync('pg_dump', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A print of every table's rows. */
async function printOf(database: Queryable): Promise<Record<string, string>> {
  const tables = await database.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'winnow' and c.relkind = 'r' and c.relname not in ('schema_version', 'article_search', 'search_due')`,
  );
  const prints: Record<string, string> = {};
  for (const { name } of tables) {
    const rows = await database.query<{ row: string }>(
      `select to_jsonb(t)::text as row from winnow."${name}" t order by 1`,
    );
    prints[name] = `${rows.length} ${createHash('sha256')
      .update(rows.map(({ row }) => row).join())
      .digest('hex')}`;
  }
  return prints;
}

describe('a database with news', () => {
  const root = mkdtempSync(join(tmpdir(), 'winnow-transfer-'));
  const { dataDir, remove } = makeDataDir();
  let before: Record<string, string>;
  let exported: string;

  beforeAll(async () => {
    const site = await startSite(await freePort(), { topics: [{ id: 'ferry', match: 'ferry' }] });
    const articles = Array.from({ length: 30 }, (_, n) => ({
      title: `Ferry ${n}`,
      html: `<p>Quotes " and \\ and ünïcödé ${n}</p>`,
    }));
    await site.addArticles('ferry', articles);
    await site.context.store.articles.settleIdentity([
      { id: '1', keys: [{ kind: 'url', key: 'https://x.test/' }] },
    ]);
    // The directory of the site, copied as a backup is: while nothing runs.
    await site.stop();
    rmSync(dataDir, { recursive: true });
    execFileSync('cp', ['-r', site.dataDir, dataDir]);
    await site.close();
    const copy = await openPgliteDatabase(dataDir);
    before = await printOf(copy);
    await copy.close();
    const { code, stdout, stderr } = await runProgram(['export'], { DATA_DIR: dataDir });
    expect(stderr).toMatch(/^\d+ rows were exported/);
    expect(code).toBe(0);
    exported = stdout;
  }, 120_000);
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
    remove();
  });

  test('is exported as one object a line', () => {
    const lines = exported
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { table?: string });
    expect(lines.length).toBeGreaterThan(100);
    expect(new Set(lines.slice(1, -1).map(({ table }) => table))).toContain('article');
  });

  test('is the same in another embedded database after an import, and goes on from there', async () => {
    const file = join(root, 'export.jsonl');
    writeFileSync(file, exported);
    const other = makeDataDir();
    const { code, stdout } = await runProgram(['import', file], { DATA_DIR: other.dataDir });
    expect(stdout).toMatch(/rows were imported/);
    expect(code).toBe(0);
    const database = await openPgliteDatabase(other.dataDir);
    expect(await printOf(database)).toEqual(before);
    const [row] = await database.query<{ id: string }>(
      `insert into winnow.entry (source_id, key, print, announced, first_seen_at, stage, stage_since)
       select id, 'next', '', '{}', now(), 'done', now() from winnow.source limit 1 returning id`,
    );
    expect(Number(row?.id)).toBe(31);
    await database.close();
    other.remove();
  }, 60_000);

  test.each([
    ['a database that has news already', () => exported, true, 'already holds news'],
    [
      'an export that was cut off',
      () => exported.slice(0, Math.floor(exported.length / 2)),
      false,
      'ends in the middle',
    ],
    ['something else', () => '{"a": 1}\n', false, 'not an export'],
    [
      'an export of another version',
      () => exported.replace(/"version":\d+/, '"version":999'),
      false,
      'version 999',
    ],
  ])(
    'is not imported into or from %s, and nothing changes',
    async (_name, content, isFull, words) => {
      const file = join(root, `bad-${randomBytes(4).toString('hex')}.jsonl`);
      writeFileSync(file, content());
      const other = isFull ? { dataDir, remove: () => undefined } : makeDataDir();
      const { code, stderr } = await runProgram(['import', file], { DATA_DIR: other.dataDir });
      expect(stderr).toContain(words);
      expect(code).toBe(65);
      const database = await openPgliteDatabase(other.dataDir);
      expect((await printOf(database)).article).toEqual(
        isFull ? before.article : expect.stringMatching(/^0 /),
      );
      await database.close();
      other.remove();
    },
    60_000,
  );

  test.skipIf(postgresUrl === undefined)(
    'moves to a server by one command, and through pg_dump (skipped without PostgreSQL)',
    async () => {
      const name = `winnow_test_${randomBytes(6).toString('hex')}`;
      const admin = new pg.Client({ connectionString: postgresUrl });
      await admin.connect();
      const urlOf = (database: string) => {
        const url = new URL(postgresUrl ?? '');
        url.pathname = `/${database}`;
        return url.href;
      };
      const printAt = async (url: string) => {
        const database = await openPostgresDatabase(url, { connections: 2, log: quiet });
        const print = await printOf(database);
        await database.close();
        return print;
      };
      await admin.query(`create database ${name}`);
      const { code } = await runProgram(['import', '--from', dataDir], { DATABASE_URL: urlOf(name) });
      expect(code).toBe(0);
      expect(await printAt(urlOf(name))).toEqual(before);
      if (hasDumpTools()) {
        await admin.query(`create database ${name}_restored`);
        const dump = join(root, 'news.dump');
        execFileSync('pg_dump', ['--format=custom', `--file=${dump}`, urlOf(name)]);
        execFileSync('pg_restore', ['--no-owner', `--dbname=${urlOf(`${name}_restored`)}`, dump]);
        expect(await printAt(urlOf(`${name}_restored`))).toEqual(before);
        await admin.query(`drop database ${name}_restored with (force)`);
      }
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
    90_000,
  );
});
