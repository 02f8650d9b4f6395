/** Commands beside a running site, which holds its data directory: they ask it, and it goes on. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { ConfigDifference } from '../../src/operations/compare-config.js';
import type { ComparedPreview } from '../../src/preview/compare-with-store.js';
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
let program: RunningProgram;
let environment: Record<string, string>;

const stories = {
  bridge:
    'The bridge of Marrow Quay was opened this morning by the mayor, who gave a long speech about silt and about his grandfather, a diver, while nine children held the ribbon and a brass band from the island played until lunch.',
  ferry:
    'A ferry crosses the northern sound again after three winters in the yard; its first passengers were teachers on their way to school, and the captain, asked about the brass band on deck, said that she had never heard so much noise before seven.',
  lighthouse:
    'Painters have finished the lighthouse two weeks late because gulls were nesting on its gallery; the harbour board thanked the birds for their patience, hired a brass band for Sunday, and asked everybody to leave their dogs at home.',
};
const items = () =>
  Object.entries(stories).map(([subject, text], at) => ({
    guid: subject,
    link: `${publisher.url}/${subject}.html`,
    title: `New ${subject} opened`,
    description: `<p>${text}</p><p>Here ends the free part</p>`,
    minutesAgo: 60 * (at + 1),
  }));

function configure(changes: object = {}): object {
  return {
    network: { allow: [publisher.host] },
    defaults: { fullText: 'never' },
    sources: [{ id: 'quay', url: `${publisher.url}/feed.xml` }],
    topics: [
      { id: 'ferries', match: 'ferry' },
      { id: 'bridges', match: 'bridge' },
      { id: 'lights', match: 'lighthouse' },
    ],
    ...changes,
  };
}

beforeAll(async () => {
  folder = makeFolder();
  publisher = await startPublisher();
  publisher.documents.set('/feed.xml', rssDocument('Quay News', items()));
  const [, ferry] = items();
  publisher.documents.set(
    '/other.xml',
    rssDocument('Isle Post', [
      {
        ...ferry,
        guid: 'copy',
        link: `${publisher.url}/copy.html`,
        title: 'Ferry opened',
        description: `<p>${stories.ferry} Then it rained.</p>`,
      },
      {
        guid: 'own',
        link: `${publisher.url}/own.html`,
        title: 'Owls',
        description: `<p>${'Owls were seen. '.repeat(30)}</p>`,
      },
    ]),
  );
  folder.writeConfig(configure());
  environment = { DATA_DIR: join(folder.root, 'data') };
  cpSync(inject('template'), join(folder.root, 'data'), { recursive: true });
  program = await startProgram(['start', '--config', folder.configFile], environment);
  const feed = `${program.url}/topics/lights/feed.json`;
  await until(async () => (await (await fetch(feed)).text()).includes('New lighthouse'), 60_000);
}, 120_000);

afterAll(async () => {
  await program?.kill('SIGKILL');
  await publisher.close();
  folder.remove();
});

const run = (...args: string[]) => runProgram([...args, '--config', folder.configFile], environment);

test('preview tells which articles the site has already, and of which it has a copy', async () => {
  const [own, others] = await Promise.all([
    run('preview', 'quay', '--max', '1', '--json'),
    run('preview', `${publisher.url}/other.xml`, '--json'),
  ]);
  const { store } = JSON.parse(own.stdout) as ComparedPreview;
  expect(store).toEqual({
    because: null,
    compared: 0,
    known: [
      {
        id: 'entry 1',
        articleId: expect.stringMatching(/^\d+$/),
        title: 'New bridge opened',
        sourceId: 'quay',
        because: 'it has the same address',
      },
    ],
  });
  const { store: compared } = JSON.parse(others.stdout) as ComparedPreview;
  expect(compared.compared).toBe(3);
  expect(compared.known).toEqual([
    expect.objectContaining({ title: 'New ferry opened', because: expect.stringMatching(/% of (its|the)/) }),
  ]);
});

test('preview --diff tells what each topic would gain and lose, and which texts would be cleaned otherwise', async () => {
  const other = join(folder.root, 'next.json');
  writeFileSync(
    other,
    JSON.stringify(
      configure({
        defaults: { fullText: 'never', markers: ['Here ends the free part'] },
        sources: [
          { id: 'quay', url: `${publisher.url}/feed.xml`, title: 'Quay' },
          { id: 'isle', url: 'https://isle.test/' },
        ],
        topics: [
          { id: 'boats', formerly: ['ferries'], match: 'ferry OR bridge' },
          { id: 'bridges', match: 'bridge AND NOT mayor' },
          { id: 'lights', match: 'lighthouse' },
          { id: 'bands', match: '"brass band"' },
        ],
      }),
    ),
  );
  const [json, text] = await Promise.all([
    run('preview', '--diff', other, '--json'),
    run('preview', '--diff', other),
  ]);
  expect([json.code, json.stderr]).toEqual([0, '']);
  const found = JSON.parse(json.stdout) as ConfigDifference;
  const counts = found.topics.map(({ id, change, before, after, gained, lost }) => [
    id,
    change,
    before,
    after,
    gained,
    lost,
  ]);
  expect(counts).toEqual([
    ['boats', 'changed', 1, 2, 1, 0],
    ['bridges', 'changed', 1, 0, 0, 1],
    ['bands', 'added', 0, 3, 3, 0],
  ]);
  expect(found).toMatchObject({ articles: 3, sameTopics: 1 });
  expect(found.topics[0]).toMatchObject({
    formerId: 'ferries',
    gainedSamples: [{ title: 'New bridge opened', because: expect.stringContaining('bridge') }],
  });
  expect(found.sources).toEqual([
    { id: 'quay', change: 'changed', settings: ['title'] },
    { id: 'isle', change: 'added', settings: [] },
  ]);
  expect(found.cleaning).toMatchObject([{ sourceId: 'quay', articles: 3, differing: 3 }]);
  expect(found.cleaning[0]?.samples[0]).toMatchObject({
    removed: [{ rule: 'ad-marker', text: 'Here ends the free part' }],
    kept: [],
  });
  expect(text.stdout).toContain('boats, until now "ferries": 1 before, 2 after, 1 gained, 0 lost');
  expect(text.stdout).toMatch(/^ {4}\+ New bridge opened/m);
});

test('preview --diff refuses a configuration with faults, and takes one thing at a time', async () => {
  const other = join(folder.root, 'broken.json');
  writeFileSync(other, '{ "sources": 1 }');
  const [broken, both] = await Promise.all([
    run('preview', '--diff', other),
    run('preview', 'quay', '--diff', other),
  ]);
  expect([broken.code, broken.stderr]).toEqual([78, expect.stringContaining('broken.json:1:3')]);
  expect(both.code).toBe(64);
});

test('sources tells how each of them does', async () => {
  const { code, stdout } = await run('sources', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject([
    { id: 'quay', state: 'ok', because: expect.any(String), nextPollAt: expect.stringMatching(/^20/) },
  ]);
  expect((await run('sources')).stdout).toMatch(/^quay +ok +next poll in \d+ \w+ +http/m);
});
