/** The configuration of a program that runs changes: through the built program over real HTTP. */
import { renameSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Folder,
  freePort,
  makeFolder,
  type RunningProgram,
  startProgram,
  until,
} from '../support/program.js';
import { type Publisher, rssDocument, startPublisher } from '../support/publisher.js';

let publisher: Publisher;
let folder: Folder;
let program: RunningProgram;
let url: string;
let start: () => Promise<RunningProgram>;
const token = 'a-long-operator-token';
const secret = 'abcdefghijklmnopqrstuvwxyz012345';

const configOf = (sources: string[], topics: object[]) => ({
  site: { tagHost: 'news.test,2026' },
  defaults: { minInterval: '1s' },
  network: { allow: [publisher.host] },
  sources: sources.map((id) => ({
    id,
    url: `${publisher.url}/${id}.xml`,
    interval: '1s',
    fullText: 'never',
  })),
  topics: [{ id: 'bridge', match: 'bridge' }, { id: 'club', match: 'bridge', token: secret }, ...topics],
});

function replaceConfig(config: object): void {
  writeFileSync(`${folder.configFile}.new`, JSON.stringify(config));
  renameSync(`${folder.configFile}.new`, folder.configFile);
}

function titleFeed(name: string, titles: string[]): void {
  const items = titles.map((title) => ({
    guid: title,
    link: `${publisher.url}/${encodeURIComponent(title)}`,
    title,
    description: `${title}, said the board of ${name} on Monday evening.`,
  }));
  publisher.documents.set(`/${name}.xml`, rssDocument(name, items));
}

async function titlesOf(path: string): Promise<string[]> {
  const answer = await fetch(`${url}${path}/feed.json`);
  if (!answer.ok) return [];
  return ((await answer.json()) as { items: { title: string }[] }).items.map(({ title }) => title);
}

async function status(): Promise<string> {
  return (await fetch(`${url}/status`, { headers: { authorization: `Bearer ${token}` } })).text();
}

const askedFor = (path: string) => publisher.requests.filter((request) => request.path === path).length;

/** What readers of feeds are answered while `work` goes on; nothing while nobody listens. */
async function answersDuring(paths: string[], work: () => Promise<void>): Promise<Set<number>> {
  const seen = new Set<number>();
  let isDone = false;
  const readers = (async () => {
    while (!isDone) {
      for (const path of paths) {
        const answer = await fetch(url + path, { redirect: 'manual' }).catch(() => undefined);
        if (answer) seen.add(answer.status);
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  })();
  try {
    await work();
  } finally {
    isDone = true;
    await readers;
  }
  return seen;
}

beforeAll(async () => {
  publisher = await startPublisher();
  folder = makeFolder();
  titleFeed('north', ['The swing bridge stays closed', 'A ferry runs instead']);
  titleFeed('south', ['Ferry tickets are free on Sundays']);
  folder.writeConfig(configOf(['north'], []));
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  start = () =>
    startProgram(['start', '--config', folder.configFile], {
      DATA_DIR: `${folder.root}/data`,
      OPERATOR_TOKEN: token,
      PORT: String(port),
    });
  program = await start();
  await until(async () => (await titlesOf('/topics/bridge')).length === 1);
}, 90_000);

afterAll(async () => {
  await program?.kill('SIGTERM');
  await publisher?.close();
  folder?.remove();
});

test('a topic and a source that are added are served within seconds, old articles included, and nobody is told 404', async () => {
  const readers = ['/topics/bridge/rss.xml', `/private/${secret}/topics/club/rss.xml`];
  const answers = await answersDuring(readers, async () => {
    replaceConfig(configOf(['north', 'south'], [{ id: 'ferry', match: 'ferry' }]));
    await until(async () => (await titlesOf('/topics/ferry')).length === 2, 25_000);
  });
  expect([...answers]).toEqual([200]);
  expect((await titlesOf('/topics/ferry')).toSorted()).toEqual([
    'A ferry runs instead',
    'Ferry tickets are free on Sundays',
  ]);
}, 60_000);

test('a bad file is refused with its reason in the log and on the health page, at SIGHUP again, and the feeds go on', async () => {
  writeFileSync(folder.configFile, '{ "sources": [ { "id": "north" ');
  await until(async () => (await status()).includes('is refused'), 15_000);
  expect(await status()).toContain('feeds.config.json:1:');
  const refusals = () => program.output().split('the new configuration is refused').length - 1;
  expect(refusals()).toBe(1);
  program.hangUp();
  await until(() => refusals() === 2, 5_000);
  titleFeed('north', ['The swing bridge opens on Friday', 'The swing bridge stays closed']);
  await until(async () => (await titlesOf('/topics/bridge')).length === 2, 25_000);
}, 60_000);

test('a good one ends the refusal; a removed source is asked no more and its articles stay, a removed topic is gone', async () => {
  replaceConfig(configOf(['north'], []));
  await until(async () => !(await status()).includes('is refused'), 15_000);
  await until(async () => (await fetch(`${url}/topics/ferry/rss.xml`)).status === 410, 15_000);
  const asked = askedFor('/south.xml');
  const before = askedFor('/north.xml');
  await until(() => askedFor('/north.xml') > before, 25_000);
  expect(askedFor('/south.xml')).toBeLessThanOrEqual(asked + 1);
  expect(await titlesOf('/all')).toContain('Ferry tickets are free on Sundays');
}, 60_000);

test('a restart, a renamed and a removed topic tell no reader 404: some remember it for days (NetNewsWire)', async () => {
  const before = [
    { id: 'tram', match: 'bridge' },
    { id: 'quay', match: 'bridge' },
  ];
  replaceConfig(configOf(['north'], before));
  await until(async () => (await titlesOf('/topics/quay')).length > 0, 25_000);
  const stays = ['/topics/bridge/rss.xml', `/private/${secret}/topics/club/rss.xml`, '/all/feed.json'];
  const goes = ['/topics/tram/rss.xml', '/topics/tram/', '/topics/quay/atom.xml'];
  const [whatStays, whatGoes] = [new Set<number>(), new Set<number>()];
  const watch = async (work: Promise<void>) => {
    const [stayed, gone] = await Promise.all([stays, goes].map((paths) => answersDuring(paths, () => work)));
    for (const status of stayed ?? []) whatStays.add(status);
    for (const status of gone ?? []) whatGoes.add(status);
  };
  const isGone = async () => (await fetch(`${url}/topics/quay/rss.xml`)).status === 410;
  const reload = async () => {
    replaceConfig(configOf(['north'], [{ id: 'railway', formerly: ['tram'], match: 'bridge' }]));
    await until(async () => (await isGone()) && (await titlesOf('/topics/railway')).length > 0, 25_000);
  };
  const restart = async () => {
    await program.kill('SIGTERM');
    program = await start();
    await until(async () => (await titlesOf('/topics/bridge')).length > 0);
  };
  await watch(reload());
  await watch(restart());
  expect([...whatStays].filter((status) => status !== 503)).toEqual([200]);
  expect([...whatGoes].filter((status) => status !== 503).toSorted()).toEqual([200, 308, 410]);
}, 90_000);
