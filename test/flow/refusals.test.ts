/** What the program cannot do it says in one clear sentence with the fix, and ends with a code that tells why. */
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeDataDir } from '../support/engines.js';
import { type Folder, makeFolder, runProgram, startProgram } from '../support/program.js';

describe('the program', () => {
  let folder: Folder;

  beforeEach(() => {
    folder = makeFolder();
    folder.writeConfig({});
  });
  afterEach(() => folder.remove());

  const start = (environment: Record<string, string> = {}) =>
    runProgram(['start', '--config', folder.configFile], {
      DATA_DIR: join(folder.root, 'data'),
      PORT: '0',
      ...environment,
    });

  test('lists every problem of the configuration and ends with 78', async () => {
    folder.writeConfig({ sources: [{ url: 'nowhere' }], topics: [{ id: 'x', match: '(' }, { id: 'UPPER' }] });
    const { code, stderr } = await start();
    expect(code).toBe(78);
    expect(stderr).toContain('$.sources[0].url');
    expect(stderr).toContain('$.topics[1].id');
    expect(stderr).not.toContain('    at ');
  });

  test('leaves an existing data directory free when the configuration is bad', async () => {
    const { dataDir, remove } = makeDataDir();
    folder.writeConfig({ topics: [{ id: 'UPPER' }] });
    expect((await start({ DATA_DIR: dataDir })).code).toBe(78);
    expect(existsSync(join(dataDir, 'winnow.lock'))).toBe(false);
    remove();
  });

  test('names a configuration that is not there', async () => {
    const { code, stderr } = await runProgram(['start', '--config', '/nowhere/feeds.config.json']);
    expect(code).toBe(78);
    expect(stderr).toMatch(/\/nowhere\/feeds\.config\.json cannot be read \(ENOENT\)[\s\S]*--config/);
  });

  test('names a data directory that cannot be written and ends with 73', async () => {
    const file = join(folder.root, 'file');
    writeFileSync(file, '');
    const { code, stderr } = await start({ DATA_DIR: join(file, 'data') });
    expect(code).toBe(73);
    expect(stderr).toMatch(/cannot be written[\s\S]*DATA_DIR/);
  });

  test.skipIf(process.getuid?.() === 0)(
    'names a directory it has no right to (as root nothing is refused)',
    async () => {
      const closed = join(folder.root, 'closed');
      mkdirSync(closed);
      chmodSync(closed, 0o500);
      expect((await start({ DATA_DIR: closed })).code).toBe(73);
    },
  );

  test('names a port in use and ends with 69, leaving the data directory free', async () => {
    const { dataDir, remove } = makeDataDir();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await start({ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir });
    expect(code).toBe(69);
    expect(stderr).toMatch(new RegExp(`port ${port} is already in use[\\s\\S]*PORT=`));
    await new Promise((resolve) => other.close(resolve));
    remove();
  });

  test('refuses a second process on one data directory and names the first', async () => {
    const { dataDir, remove } = makeDataDir();
    const first = await startProgram(['start', '--config', folder.configFile], { DATA_DIR: dataDir });
    const { code, stderr } = await start({ DATA_DIR: dataDir });
    expect(code).toBe(75);
    expect(stderr).toMatch(/in use by process \d+[\s\S]*DATABASE_URL/);
    expect(await first.kill('SIGTERM')).toBe(0);
    remove();
  });

  test.each([
    ['DATABASE_URL', 'postgres://nobody:secret-word@127.0.0.1:9/none', 'the database at'],
    ['REDIS_URL', 'redis://:secret-word@127.0.0.1:9', 'Redis at REDIS_URL'],
  ])(
    'names a server behind %s that does not answer, without its password',
    async (name, url, words) => {
      const { dataDir, remove } = makeDataDir();
      const { code, stderr } = await start({ DATA_DIR: dataDir, [name]: url });
      expect(code).toBe(69);
      expect(stderr).toContain(words);
      expect(stderr).not.toContain('secret-word');
      remove();
    },
    60_000,
  );

  test('knows its commands', async () => {
    const unknown = await runProgram(['strat']);
    expect(unknown.code).toBe(64);
    expect(unknown.stderr).toContain('there is no command "strat"');
    const help = await runProgram(['--help']);
    expect(help.code).toBe(0);
    for (const name of ['start', 'demo', 'check', 'parse', 'extract', 'clean', 'group', 'label']) {
      expect(help.stdout).toContain(`  ${name} `);
    }
  });
});
