/** `winnow preview` as a process: without a configuration, without a data directory, in words and as JSON. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Folder, makeFolder, runProgram } from '../support/program.js';
import { articlePage, type Publisher, rssDocument, startPublisher } from '../support/publisher.js';

let publisher: Publisher;
let folder: Folder;

beforeAll(async () => {
  publisher = await startPublisher();
  folder = makeFolder();
  folder.writeConfig({
    network: { allow: [publisher.host] },
    topics: [{ id: 'ferries', match: 'ferry' }],
  });
  const title = 'Ferry \u001b[31mruns again';
  const item = { guid: '1', title, link: `${publisher.url}/1.html` };
  const sentence =
    '<p>The ferry crosses the sound again after a winter in the yard, and everybody waved.</p>';
  publisher.documents.set('/news.xml', rssDocument('Gazette', [item]).replace('\u001b', '&#x9b;'));
  publisher.documents.set(
    '/1.html',
    articlePage(title, `${sentence.repeat(9)}<p>Advertisement</p>${sentence}`),
  );
});
afterAll(async () => {
  await publisher.close();
  folder.remove();
});

const run = (...args: string[]) =>
  runProgram(['preview', ...args, '--config', folder.configFile], { DATA_DIR: `${folder.root}/data` });

test('tells people every stage, lets no publisher paint their terminal, and leaves no file behind', async () => {
  const { code, stdout, stderr } = await run(`${publisher.url}/news.xml`);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Requests: 3$/m);
  expect(stdout).toMatch(/^Document: rss, Gazette, 1 entry$/m);
  expect(stdout).toMatch(/^ {2}Article: full, \d+ words, because scorer chose/m);
  expect(stdout).toMatch(/^ {4}ad-marker +Advertisement$/m);
  expect(stdout).toMatch(/^ {4}ferries +match: ferry in the title/m);
  for (const control of ['\u001b', '\u009b']) expect(stdout).not.toContain(control);
  expect(readdirSync(folder.root)).toEqual(['feeds.config.json']);
});

test('prints the item as readers would get it, and everything as JSON', async () => {
  const [html, json] = await Promise.all([
    run(`${publisher.url}/1.html`, '--html'),
    run(`${publisher.url}/1.html`, '--json'),
  ]);
  expect(html.stdout).toContain('<p>The ferry crosses');
  expect(JSON.parse(json.stdout)).toMatchObject({
    kind: 'article',
    entries: [{ article: { verdict: 'full' } }],
  });
});

test('ends with 69 where nothing can be read, with 64 where nothing was named, with 78 without the configuration that was named', async () => {
  const codes = await Promise.all([
    run(`${publisher.url}/none`),
    run('gazete'),
    runProgram(['preview', 'https://paper.test/', '--config', `${folder.root}/none.json`]),
  ]);
  expect(codes.map(({ code }) => code)).toEqual([69, 64, 78]);
});
