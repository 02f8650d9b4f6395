import { execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../src/store/migrate.js';
import { openPgliteDatabase } from '../../src/system/pglite-database.js';
import { makeDataDir } from '../support/engines.js';

/** The built program: a process of its own can be killed. */
const openIt = `import { openPgliteDatabase } from '${new URL('../../dist/src/system/pglite-database.js', import.meta.url).href}';
  await openPgliteDatabase(process.argv[1]); console.log('open'); setInterval(() => {}, 1000);`;

describe('the embedded engine', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'winnow-pglite-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test('keeps what was committed when it is opened again', async () => {
    const { dataDir, remove } = makeDataDir();
    const first = await openPgliteDatabase(dataDir);
    await first.query("insert into setting (key, value) values ('kept', 'yes')");
    await first.close();
    const second = await openPgliteDatabase(dataDir);
    expect(await second.query("select value from setting where key = 'kept'")).toEqual([{ value: 'yes' }]);
    await second.close();
    remove();
  });

  test('starts after a kill during its first boot, and throws the half-made database away', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', openIt, root], { detached: true });
    while (!readdirSync(root).some((name) => name.startsWith('pg.new-'))) await sleep(10);
    await sleep(300);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await gone;
    expect(existsSync(join(root, 'pg'))).toBe(false);
    const database = await openPgliteDatabase(root);
    await migrate(database);
    expect(await database.query('select count(*)::int as n from source')).toEqual([{ n: 0 }]);
    await database.close();
    expect(readdirSync(root)).toEqual(['pg']);
  }, 60_000);

  test('refuses a second process on the same directory with a sentence that names the first', async () => {
    const { dataDir, remove } = makeDataDir();
    const database = await openPgliteDatabase(dataDir);
    const second = promisify(execFile)(process.execPath, ['--input-type=module', '-e', openIt, dataDir]);
    await expect(second).rejects.toThrow(`in use by process ${process.pid}`);
    await database.close();
    remove();
  });

  test('loses no acknowledged row when it is killed', async () => {
    const { dataDir, remove } = makeDataDir();
    const writer = `${openIt.replace('await openPgliteDatabase(process.argv[1]);', 'const db = await openPgliteDatabase(process.argv[1]);')}
      for (let n = 0; ; n += 1) { await db.query("insert into setting values ($1, 'x')", ['row-' + n]); console.log(n); }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', writer, dataDir]);
    let acknowledged = -1;
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        acknowledged = Number(chunk.toString().trim().split('\n').at(-1));
        if (acknowledged >= 100) child.kill('SIGKILL');
      });
      child.once('exit', () => resolve());
    });
    const database = await openPgliteDatabase(dataDir);
    const [row] = await database.query<{ n: number }>(
      "select count(*)::int as n from setting where key like 'row-%'",
    );
    expect(row?.n).toBeGreaterThanOrEqual(acknowledged + 1);
    await database.close();
    remove();
  }, 60_000);

  test('says what to do about a directory it may not write', async () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    await expect(openPgliteDatabase(join(file, 'data'))).rejects.toMatchObject({
      code: 'data-dir-not-writable',
      exitCode: 73,
      hint: expect.stringContaining('DATA_DIR'),
    });
  });

  test.skipIf(process.getuid?.() === 0)(
    'refuses a directory without the right to write (as root nothing is refused)',
    async () => {
      const closed = join(root, 'closed');
      mkdirSync(closed);
      chmodSync(closed, 0o500);
      await expect(openPgliteDatabase(closed)).rejects.toMatchObject({ code: 'data-dir-not-writable' });
    },
  );

  test('names a directory whose database cannot be read, and gives it back', async () => {
    mkdirSync(join(root, 'pg'));
    writeFileSync(join(root, 'pg', 'PG_VERSION'), '99\n');
    await expect(openPgliteDatabase(root)).rejects.toMatchObject({
      code: 'data-dir-unreadable',
      exitCode: 74,
    });
    expect(existsSync(join(root, 'winnow.lock'))).toBe(false);
  });
});
