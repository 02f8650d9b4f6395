/** An entry that ends the whole process, in the built program with everything embedded. */
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SiteStatus } from '../../src/operations/status.js';
import { makeDataDir } from '../support/engines.js';
import { type Folder, freePort, makeFolder, runProgram, spawnProgram, until } from '../support/program.js';
import { type Publisher, rssDocument, startPublisher } from '../support/publisher.js';

const poison = fileURLToPath(new URL('../support/poison.mjs', import.meta.url));
const count = 45;
const titles = Array.from({ length: count }, (_, number) =>
  number === 17 ? 'Harbour poison is found' : `Harbour crane ${number} is painted`,
);

let publisher: Publisher;
let folder: Folder;
let data: ReturnType<typeof makeDataDir>;
let environment: Record<string, string>;
let running: ChildProcess | undefined;

const site = () => `http://127.0.0.1:${environment.PORT}`;

async function titlesInFeed(): Promise<string[]> {
  const answer = await fetch(`${site()}/topics/harbour/feed.json`).catch(() => undefined);
  if (answer?.ok !== true) return [];
  return ((await answer.json()) as { items: { title: string }[] }).items.map(({ title }) => title);
}

/** Starts the program; whether it died before the condition came true. */
async function dies(isWell: () => Promise<boolean>, more: Record<string, string>): Promise<boolean> {
  const child = spawnProgram(['start', '--config', folder.configFile], { ...environment, ...more });
  for (const stream of [child.stdout, child.stderr]) stream?.resume();
  running = child;
  await until(async () => child.signalCode !== null || (await isWell()), 90_000);
  return child.signalCode === 'SIGKILL';
}

async function stop(): Promise<void> {
  const child = running;
  running = undefined;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function status(): Promise<SiteStatus> {
  const { stdout } = await runProgram(['status', '--json', '--config', folder.configFile], environment);
  return JSON.parse(stdout) as SiteStatus;
}

beforeAll(async () => {
  publisher = await startPublisher();
  folder = makeFolder();
  data = makeDataDir();
  environment = { DATA_DIR: data.dataDir, PORT: String(await freePort()), LOG_LEVEL: 'error' };
  publisher.documents.set(
    '/feed.xml',
    rssDocument(
      'Harbour News',
      titles.map((title, number) => ({
        guid: `item-${number}`,
        link: `${publisher.url}/${number}.html`,
        title,
        description: `<p>${title}, says the port authority of quay ${number}.</p>`,
        minutesAgo: number,
      })),
    ),
  );
  folder.writeConfig({
    network: { allow: [publisher.host] },
    defaults: { firstItems: 100, merge: 'exact' },
    sources: [{ id: 'harbour', url: `${publisher.url}/feed.xml`, fullText: 'never' }],
    topics: [{ id: 'harbour', match: 'harbour' }],
  });
});

afterAll(async () => {
  running?.kill('SIGKILL');
  await publisher?.close();
  folder?.remove();
  data?.remove();
});

test('is set aside at its fourth death, told to the operator, and tried again when he says so', async () => {
  let deaths = 0;
  const isWell = async () => (await titlesInFeed()).length === count - 1;
  while (deaths < 7 && (await dies(isWell, { NODE_OPTIONS: `--import=${poison}` }))) deaths += 1;
  expect(deaths).toBe(4);
  expect((await titlesInFeed()).toSorted()).toEqual(
    titles.filter((title) => !title.includes('poison')).toSorted(),
  );
  const [entry, ...others] = (await status()).setAside;
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ title: 'Harbour poison is found', stage: 'group' });
  expect(entry?.reason).toContain('the program ended 3 times while it was worked on');
  for (const path of ['/status', '/status/problems.xml'])
    expect(await (await fetch(site() + path)).text()).toContain(`winnow retry ${entry?.id}`);
  await stop();
  expect(await dies(isWell, {})).toBe(false);
  const args = ['retry', entry?.id ?? '', '--config', folder.configFile];
  expect((await runProgram(args, environment)).code).toBe(0);
  await until(async () => (await titlesInFeed()).includes('Harbour poison is found'));
  expect((await status()).setAside).toEqual([]);
  await stop();
}, 480_000);
