/** The roles as processes of their own on one PostgreSQL and one Redis do the same job as one process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Folder, freePort, makeFolder, until } from '../support/program.js';
import { articlePage, type Publisher, rssDocument, startPublisher } from '../support/publisher.js';

const postgresUrl = inject('postgresUrl');
const redisUrl = inject('redisUrl');
const absent = postgresUrl === undefined || redisUrl === undefined;
const roles = ['clock', 'collect', 'extract', 'group', 'publish', 'serve'];

async function administrate(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

describe.skipIf(absent)('a fleet of workers (skipped where PostgreSQL or Redis does not answer)', () => {
  const database = `winnow_test_${randomBytes(6).toString('hex')}`;
  const children: ChildProcess[] = [];
  let publisher: Publisher;
  let folder: Folder;
  let url: string;
  let output = '';

  function startRole(role: string, environment: Record<string, string>): void {
    const file = fileURLToPath(new URL(`../../dist/workers/${role}.js`, import.meta.url));
    const child = spawn(process.execPath, [file], {
      env: { PATH: process.env.PATH ?? '', CONFIG: folder.configFile, HOST: '127.0.0.1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      output += `${role}: ${chunk.toString()}`;
    });
    children.push(child);
  }

  function writeTopics(topics: object[]): void {
    folder.writeConfig({
      network: { allow: [publisher.host] },
      sources: [{ id: 'skerry', url: `${publisher.url}/feed.xml` }],
      topics,
    });
  }

  beforeAll(async () => {
    publisher = await startPublisher();
    folder = makeFolder();
    await administrate(`create database ${database}`);
    const article = 'The ferry to Long Skerry sails again from Thursday, the harbour office says. ';
    publisher.documents.set(
      '/a.html',
      articlePage('Ferry sails', `<p>${article.repeat(4)}</p><p>Advert</p>`),
    );
    publisher.documents.set(
      '/feed.xml',
      rssDocument('Skerry News', [{ guid: '1', link: `${publisher.url}/a.html`, title: 'Ferry sails' }]),
    );
    writeTopics([{ id: 'ferry', match: 'ferry' }]);
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const own = new URL(postgresUrl ?? '');
    own.pathname = `/${database}`;
    const environment = {
      DATABASE_URL: own.href,
      REDIS_URL: redisUrl ?? '',
      REDIS_PREFIX: database,
      PORT: String(port),
    };
    // All at once, as containers start: the migrations have to sort it out.
    for (const role of [...roles, 'extract', 'group']) startRole(role, environment);
  }, 60_000);

  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await publisher?.close();
    folder?.remove();
    if (!absent) await administrate(`drop database if exists ${database} with (force)`);
  });

  test('publishes what one process would', async () => {
    await until(async () => {
      const answer = await fetch(`${url}/topics/ferry/rss.xml`).catch(() => undefined);
      return answer?.ok === true && (await answer.text()).includes('Ferry sails');
    }, 60_000).catch((error: Error) => {
      throw new Error(`${error.message}\n${output}`);
    });
    const text = await (await fetch(`${url}/topics/ferry/rss.xml`)).text();
    expect(text).toContain('sails again from Thursday');
    expect(text).not.toContain('Advert<');
    expect(publisher.requests.filter(({ path }) => path === '/a.html')).toHaveLength(1);
  }, 90_000);

  test('takes in a topic that is added, with the articles it has already', async () => {
    writeTopics([
      { id: 'ferry', match: 'ferry' },
      { id: 'skerry', match: 'skerry' },
    ]);
    await until(async () => {
      const answer = await fetch(`${url}/topics/skerry/rss.xml`);
      return answer.ok && (await answer.text()).includes('Ferry sails');
    }, 40_000);
    expect((await fetch(`${url}/topics/ferry/rss.xml`)).status).toBe(200);
  }, 60_000);

  test('stops every worker cleanly', async () => {
    const codes = children.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of children) child.kill('SIGTERM');
    expect(await Promise.all(codes)).toEqual(children.map(() => 0));
  }, 60_000);
});
