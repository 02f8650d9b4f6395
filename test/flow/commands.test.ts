/** Commands beside a running program and without one. */
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { RunResult } from '../../src/operations/run.js';
import type { SiteStatus } from '../../src/operations/status.js';
import {
  type Folder,
  makeFolder,
  type RunningProgram,
  runProgram,
  startProgram,
} from '../support/program.js';
import { type Publisher, rssDocument, startPublisher } from '../support/publisher.js';

const news: Record<string, string> = {
  one: 'The harbour board of Marrow Quay has bought a second dredger, and nine of its crew signed on this morning.',
  two: 'Two fishermen complained that a dredger woke the whole eastern mole at four on Sunday, bells and all.',
  three: 'A museum wants the steam dredger of 1911 back, although its boiler was sold for scrap long ago.',
};

let publisher: Publisher;
let folder: Folder;
let environment: Record<string, string>;

function publish(guids: readonly string[]): void {
  const items = guids.map((guid) => ({
    guid,
    title: news[guid] ?? guid,
    link: `${publisher.url}/${guid}.html`,
    description: `<p>${news[guid]}</p><p>Advert</p>`,
  }));
  publisher.documents.set('/feed.xml', rssDocument('Quay News', items));
}

async function command<T>(
  args: readonly string[],
): Promise<{ code: number | null; value: T; stderr: string }> {
  const { code, stdout, stderr } = await runProgram(
    [...args, '--json', '--config', folder.configFile],
    environment,
  );
  return { code, value: (stdout === '' ? undefined : JSON.parse(stdout)) as T, stderr };
}

beforeAll(async () => {
  publisher = await startPublisher();
  folder = makeFolder();
  environment = { DATA_DIR: `${folder.root}/data`, LOG_LEVEL: 'error' };
  publish(['one', 'two']);
  folder.writeConfig({
    network: { allow: [publisher.host] },
    defaults: { fullText: 'never' },
    sources: [{ id: 'quay', url: `${publisher.url}/feed.xml` }],
    topics: [{ id: 'dredgers', match: 'dredger' }],
  });
});

afterAll(async () => {
  await publisher.close();
  folder.remove();
});

describe('commands', () => {
  test('say what to do where there is no data yet, and leave none behind', async () => {
    const { code, stderr } = await command(['status']);
    expect(code).toBe(69);
    expect(stderr).toContain('winnow run --once');
    expect(existsSync(`${folder.root}/data`)).toBe(false);
  });

  test('read everything once without a running program', async () => {
    cpSync(inject('template'), `${folder.root}/data`, { recursive: true });
    const { code, value } = await command<RunResult>(['run', '--once']);
    expect(code).toBe(0);
    expect(value).toMatchObject({ finished: true, sources: 1, failures: [] });
    expect(value.done).toMatchObject({ articles: 2, removals: 2 });
  }, 120_000);

  test('write the site as files for any web host', async () => {
    const { code, value } = await command<RunResult>(['run', '--once', '--out', `${folder.root}/public`]);
    expect(code).toBe(0);
    expect(value.files?.written).toBeGreaterThan(4);
    const feed = JSON.parse(readFileSync(`${folder.root}/public/topics/dredgers/feed.json`, 'utf8'));
    expect(feed.items).toHaveLength(2);
    expect(readFileSync(`${folder.root}/public/sources/quay/rss.xml`, 'utf8')).toContain('<item>');
  }, 120_000);

  test('find nothing new the second time', async () => {
    const { value } = await command<RunResult>(['run', '--once']);
    expect(value.done).toMatchObject({ articles: 0 });
  }, 120_000);

  test('name a source that is not there, and the one that was meant', async () => {
    const { code, stderr } = await command(['run', '--once', '--source', 'quai']);
    expect(code).toBe(65);
    expect(stderr).toContain('Did you mean "quay"?');
  }, 120_000);
});

describe('commands beside a running program', () => {
  let program: RunningProgram;

  beforeAll(async () => {
    program = await startProgram(['start', '--config', folder.configFile], environment);
  }, 120_000);

  afterAll(async () => {
    await program.kill('SIGTERM');
  });

  test('have it read once', async () => {
    publish(['one', 'two', 'three']);
    const { code, value } = await command<RunResult>(['run', '--once', '--source', 'quay']);
    expect(code).toBe(0);
    expect(value.done).toMatchObject({ articles: 1 });
    const feed = (await (await fetch(`${program.url}/topics/dredgers/feed.json`)).json()) as {
      items: unknown[];
    };
    expect(feed.items).toHaveLength(3);
  }, 60_000);

  test('ask it how it is', async () => {
    const { code, value } = await command<SiteStatus>(['status']);
    expect(code).toBe(0);
    expect(value.sources).toMatchObject([{ id: 'quay', title: 'Quay News', state: 'ok' }]);
    expect(value.topics).toMatchObject([{ id: 'dredgers', items: 3 }]);
    const { stdout } = await runProgram(['status'], environment);
    expect(stdout).toMatch(/1 source: 1 ok/);
    expect(stdout).toMatch(/dredgers\s+3 items/);
  }, 60_000);

  test('leave no socket when it stops', async () => {
    expect(existsSync(`${folder.root}/data/winnow.sock`)).toBe(true);
    await program.kill('SIGTERM');
    expect(existsSync(`${folder.root}/data/winnow.sock`)).toBe(false);
  });
});
