/** Changes of real files, made as editors, mounts and scripts make them. */
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprintOf, type Watching, watchFiles } from '../../src/system/watch-files.js';
import { until } from '../support/program.js';

let root: string;
let file: string;
let folder: string;
let watching: Watching | undefined;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'winnow-watch-'));
  file = join(root, 'one.json');
  folder = join(root, 'models');
  mkdirSync(folder);
  writeFileSync(file, 'one');
});
afterEach(async () => {
  await watching?.close();
  watching = undefined;
  rmSync(root, { recursive: true, force: true });
});

/** `answers` are what the calls resolve with, in turn; true after the last. */
async function watch(answers: boolean[] = [], restMs = 40): Promise<{ calls: number }> {
  const counted = { calls: 0 };
  const paths = { files: [file], folders: [folder] };
  watching = watchFiles({
    paths: () => paths,
    seen: await fingerprintOf(paths),
    async onChange() {
      counted.calls += 1;
      return answers.shift() ?? true;
    },
    lookEveryMs: 20,
    restMs,
  });
  return counted;
}

test.each<[string, () => void]>([
  ['written anew', () => writeFileSync(file, 'two!')],
  [
    'replaced by one of the same size under its name',
    () => {
      writeFileSync(`${file}.new`, 'two');
      renameSync(`${file}.new`, file);
    },
  ],
  ['taken away', () => rmSync(file)],
  ['given other rights', () => chmodSync(file, 0o600)],
])('tells once of a file that is %s', async (_, change) => {
  const counted = await watch();
  await sleep(100);
  expect(counted.calls).toBe(0);
  change();
  await until(() => counted.calls > 0, 5_000);
  await sleep(150);
  expect(counted.calls).toBe(1);
});

test('tells of a file that comes into a folder, and of one there that is written', async () => {
  const counted = await watch();
  writeFileSync(join(folder, 'oil.json'), '1');
  await until(() => counted.calls === 1, 5_000);
  writeFileSync(join(folder, 'oil.json'), '23');
  await until(() => counted.calls === 2, 5_000);
});

test('waits until whoever writes has finished', async () => {
  const counted = await watch([], 300);
  for (let part = 1; part <= 8; part += 1) {
    writeFileSync(file, 'x'.repeat(part + 10));
    await sleep(50);
    expect(counted.calls).toBe(0);
  }
  await until(() => counted.calls === 1, 5_000);
});

test('tells when woken though nothing changed, and again where it was told to come again', async () => {
  const counted = await watch([false, false]);
  watching?.wake();
  await until(() => counted.calls === 3, 5_000);
  await sleep(100);
  expect(counted.calls).toBe(3);
});
