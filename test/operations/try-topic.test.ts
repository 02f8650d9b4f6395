/** `winnow topics test` shows what an expression would have caught, and `winnow train` learns from stored articles. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TopicTrial } from '../../src/operations/try-topic.js';
import {
  type Folder,
  makeFolder,
  type RunningProgram,
  runProgram,
  startProgram,
  until,
} from '../support/program.js';
import { type Publisher, rssDocument, startPublisher } from '../support/publisher.js';
import { textOf } from '../support/topic-texts.js';

let folder: Folder;
let publisher: Publisher;
let environment: Record<string, string>;
let program: RunningProgram | undefined;

function items(subject: 'oil' | 'chess', count: number) {
  return Array.from({ length: count }, (_, seed) => ({
    guid: `${subject}-${seed}`,
    link: `${publisher.url}/${subject}/${seed}`,
    title: `${subject === 'oil' ? 'Crude' : 'Rook'} report ${seed}`,
    description: `<p>${`${textOf(subject, seed)} ${seed}. `.repeat(6)}</p>`,
    minutesAgo: 60 + seed,
  }));
}

beforeAll(async () => {
  folder = makeFolder();
  publisher = await startPublisher();
  publisher.documents.set('/oil.xml', rssDocument('Oil Paper', items('oil', 8)));
  publisher.documents.set('/chess.xml', rssDocument('Chess Paper', items('chess', 8)));
  const examples = Array.from({ length: 8 }, (_, at) => `${publisher.url}/oil/${at}`);
  folder.writeConfig({
    network: { allow: [publisher.host] },
    sources: ['oil', 'chess'].map((id) => ({ id, url: `${publisher.url}/${id}.xml`, fullText: 'never' })),
    topics: [{ id: 'energy', examples }],
  });
  environment = { DATA_DIR: join(folder.root, 'data') };
  program = await startProgram(['start', '--config', folder.configFile], environment);
  await until(async () => (await trial('report')).trial.caught === 16);
}, 120_000);

afterAll(async () => {
  await program?.kill('SIGKILL');
  await publisher.close();
  folder.remove();
});

async function run(...args: string[]) {
  return runProgram([...args, '-c', folder.configFile], environment);
}

async function trial(expression: string): Promise<{ trial: TopicTrial; code: number | null }> {
  const { code, stdout } = await run('topics', 'test', expression, '--json');
  return { trial: JSON.parse(stdout) as TopicTrial, code };
}

test('counts what an expression would have caught by source, with the place that caught it', async () => {
  const { trial: found, code } = await trial('title:crude AND NOT "report 3"');
  expect(code).toBe(0);
  expect(found).toMatchObject({ articles: 16, caught: 7, sources: [{ id: 'oil', caught: 7, articles: 8 }] });
  expect(found.samples).toHaveLength(7);
  expect(found.samples[0]).toMatchObject({
    source: 'oil',
    title: 'Crude report 0',
    because: expect.stringContaining('title:crude in the title'),
  });
}, 60_000);

test('shows samples of every source in words', async () => {
  const { stdout } = await run('topics', 'test', 'report OR titel:x', '--samples', '2');
  expect(stdout).toContain('16 of 16 articles (100.0 %)');
  expect(stdout).toContain('Crude report 0');
  expect(stdout).toContain('Rook report 0');
  expect(stdout).toContain('          ^\nwarning at character 11');
}, 60_000);

test('points at the character of a fault and looks at nothing', async () => {
  const { code, stdout } = await run('topics', 'test', '(crude');
  expect(code).toBe(65);
  expect(stdout).toContain('(crude\n^\nfault at character 1');
  expect(stdout).not.toContain('articles');
}, 60_000);

test('learns a topic from addresses of stored articles, and shows the words it goes by', async () => {
  const { code, stdout, stderr } = await run('train');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/energy: revision 1, from 8 examples and 8 counter-examples/);
  expect(stdout).toMatch(/words that speak for it: .*crude/);
  const check = await run('check');
  expect(check.stdout).not.toContain('never trained');
}, 60_000);

test('lists the topics of the site', async () => {
  const { stdout } = await run('topics');
  expect(stdout).toContain('energy');
}, 60_000);
