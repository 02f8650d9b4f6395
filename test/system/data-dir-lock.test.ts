import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockDataDir } from '../../src/system/data-dir-lock.js';

describe('the lock of a data directory', () => {
  let directory: string;
  let file: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'winnow-lock-'));
    file = join(directory, 'winnow.lock');
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  function writeHolder(pid: number, host: string): void {
    writeFileSync(file, JSON.stringify({ pid, host, since: '2026-01-01T00:00:00.000Z' }));
  }

  test('names its holder to whoever comes second', () => {
    const lock = lockDataDir(directory);
    expect(() => lockDataDir(directory)).toThrow(`in use by process ${process.pid} on ${hostname()}`);
    lock.release();
  });

  test('is free again after its release and leaves nothing behind', () => {
    lockDataDir(directory).release();
    expect(readdirSync(directory)).toEqual([]);
    lockDataDir(directory).release();
  });

  test('refuses while another living process of this host holds it', () => {
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20_000)']);
    writeHolder(other.pid ?? 0, hostname());
    expect(() => lockDataDir(directory)).toThrow(`in use by process ${other.pid}`);
    other.kill('SIGKILL');
  });

  test('takes over from a process that died, and from its own pid of an earlier life', async () => {
    const other = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => other.once('exit', resolve));
    writeHolder(other.pid ?? 0, hostname());
    lockDataDir(directory).release();
    writeHolder(process.pid, hostname());
    const lock = lockDataDir(directory);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
    lock.release();
  });

  test('takes over from another host only after a minute of silence', () => {
    writeHolder(1, 'another-host');
    expect(() => lockDataDir(directory)).toThrow('process 1 on another-host');
    const longAgo = new Date(Date.now() - 61_000);
    utimesSync(file, longAgo, longAgo);
    lockDataDir(directory).release();
  });

  test('tells the fix with the refusal', () => {
    const lock = lockDataDir(directory);
    try {
      lockDataDir(directory);
    } catch (error) {
      expect(error).toMatchObject({
        code: 'data-dir-locked',
        exitCode: 75,
        hint: expect.stringContaining('DATA_DIR'),
      });
    }
    lock.release();
  });
});
