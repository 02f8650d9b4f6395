import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SiteStatus } from '../../src/operations/status.js';
import {
  type Folder,
  makeFolder,
  type RunningProgram,
  runProgram,
  startProgram,
  until,
} from '../support/program.js';
import { type Publisher, rssDocument, startPublisher } from '../support/publisher.js';

let folder: Folder;
let publisher: Publisher;
let environment: Record<string, string>;
let program: RunningProgram | undefined;

beforeAll(async () => {
  folder = makeFolder();
  publisher = await startPublisher();
  publisher.documents.set(
    '/feed.xml',
    rssDocument('Town Paper', [
      {
        guid: 'a',
        link: `${publisher.url}/a`,
        title: 'Bridge opens',
        description: `<p>${'The bridge is open. '.repeat(80)}</p>`,
      },
    ]),
  );
  folder.writeConfig({
    network: { allow: [publisher.host] },
    sources: [
      { id: 'paper', url: `${publisher.url}/feed.xml`, fullText: 'never' },
      { id: 'lost', url: `${publisher.url}/lost.xml` },
    ],
    topics: [{ id: 'bridges', match: 'bridge' }],
  });
  environment = { DATA_DIR: join(folder.root, 'data') };
});

afterAll(async () => {
  await program?.kill('SIGKILL');
  await publisher.close();
  folder.remove();
});

async function askStatus(): Promise<SiteStatus & { running: boolean; code: number | null }> {
  const { code, stdout, stderr } = await runProgram(
    ['status', '--all', '--json', '-c', folder.configFile],
    environment,
  );
  expect(stderr).toBe('');
  return { ...JSON.parse(stdout), code };
}

describe('winnow status', () => {
  test('says what to do where there is no site yet, and makes none', async () => {
    const { code, stdout, stderr } = await runProgram(['status', '-c', folder.configFile], environment);
    expect([code, stdout]).toEqual([69, '']);
    expect(stderr).toContain('winnow start');
  });

  test('asks the process that holds the data directory', { timeout: 120_000 }, async () => {
    program = await startProgram(['start', '-c', folder.configFile], environment);
    await until(async () => (await askStatus()).topics[0]?.items === 1, 60_000);
    const { running, sources, topics, code } = await askStatus();
    expect(running).toBe(true);
    expect(sources.map(({ id, state }) => [id, state])).toEqual([
      ['lost', 'backing-off'],
      ['paper', 'ok'],
    ]);
    expect(topics[0]).toMatchObject({ id: 'bridges', items: 1 });
    expect(Date.parse(topics[0]?.publishedAt ?? '')).toBeGreaterThan(0);
    expect(code).toBe(1);
  });

  test('reads the database itself after the process was killed', async () => {
    await program?.kill('SIGKILL');
    const { running, sources } = await askStatus();
    expect(running).toBe(false);
    expect(sources).toHaveLength(2);
  });

  test('tells people which sources are in trouble, and why', async () => {
    const { code, stdout } = await runProgram(['status', '-c', folder.configFile], environment);
    expect(code).toBe(1);
    expect(stdout).toMatch(/2 sources: .*1 ok/);
    expect(stdout).toMatch(/lost {2}backing off/);
    expect(stdout).not.toMatch(/^ {2}paper/m);
    expect(stdout).toMatch(/bridges +1 item +changed /);
  });

  test('names the holder that does not answer', async () => {
    const dataDir = join(folder.root, 'elsewhere');
    mkdirSync(join(dataDir, 'pg'), { recursive: true });
    // This test's own process stands for one that is just starting.
    writeFileSync(
      join(dataDir, 'winnow.lock'),
      JSON.stringify({ pid: process.pid, host: hostname(), since: 'today' }),
    );
    const { code, stderr } = await runProgram(['status', '-c', folder.configFile], { DATA_DIR: dataDir });
    expect(code).toBe(75);
    expect(stderr).toContain(`process ${process.pid}`);
    expect(stderr).toContain('does not answer');
  });
});
