import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOpml } from '../../src/collect/read-opml.js';
import { checkConfig } from '../../src/config.js';
import { type Folder, makeFolder, runProgram } from '../support/program.js';

let folder: Folder;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

const run = (...args: string[]) => runProgram([...args, '--config', folder.configFile]);
const list = (outlines: string) => {
  const file = join(folder.root, 'list.opml');
  writeFileSync(
    file,
    `<?xml version="1.0"?><opml version="2.0" xmlns:frss="https://freshrss.org/opml"><body>${outlines}</body></opml>`,
  );
  return file;
};
const feed = (name: string, more = '') =>
  `<outline text="${name}" type="rss" xmlUrl="https://${name}.example/feed"${more}/>`;

test('makes topics of folders, reports duplicates, and does nothing the second time', async () => {
  const file = list(
    `<outline text="News"><outline text="World">${feed('a')}${feed('b')}</outline></outline>${feed('c')}${feed('a')}`,
  );
  const { code, stdout } = await run('opml', 'import', file);
  expect(code).toBe(0);
  expect(stdout).toContain('Added 3 sources and 1 topic');
  expect(stdout).toContain('1 duplicate left out');
  const text = readFileSync(folder.configFile, 'utf8');
  const { config, problems } = checkConfig(folder.configFile, text);
  expect(problems).toEqual([]);
  expect(config?.sources.map(({ id }) => id)).toEqual(['a.example', 'b.example', 'c.example']);
  expect(config?.topics).toMatchObject([
    { id: 'news-world', title: 'News / World', sources: ['a.example', 'b.example'] },
  ]);
  expect((await run('opml', 'import', file)).stdout).toContain('Added 0 sources and 0 topics');
  expect(readFileSync(folder.configFile, 'utf8')).toBe(text);
});

test('takes one topic for all, and hands out what it took in', async () => {
  await run(
    'opml',
    'import',
    list(`<outline text="X">${feed('a')}</outline>${feed('b')}`),
    '--topic',
    'mine',
  );
  const { stdout } = await run('opml', 'export');
  const { subscriptions } = readOpml(stdout);
  expect(subscriptions.map(({ url, folders }) => [url, folders])).toEqual([
    ['https://a.example/feed', ['mine']],
    ['https://b.example/feed', ['mine']],
  ]);
});

test('understands what other programs write into their lists, and says what it cannot take', () => {
  const { subscriptions, skipped } = readOpml(`<opml><body>
    <outline text="Hub" xmlUrl="rsshub://github/issue/x/y"/>
    <outline TEXT="Whole" XMLURL="feed://w.example/" frss:cssFullContent="article.main" language="de"/>
    <outline text="Scraped" type="HTML+XPath" xmlUrl="https://s.example/"/>
    <outline text="Mail" xmlUrl="mailto:x@y.example"/></body></opml>`);
  expect(subscriptions).toEqual([
    { url: 'https://rsshub.app/github/issue/x/y', title: 'Hub', folders: [] },
    { url: 'https://w.example/', title: 'Whole', language: 'de', article: 'article.main', folders: [] },
  ]);
  expect(skipped.map(({ title }) => title)).toEqual(['Scraped', 'Mail']);
});

test('takes in 5,000 feeds in seconds', async () => {
  const file = list(Array.from({ length: 5_000 }, (_, index) => feed(`site${index}`)).join('\n'));
  const began = performance.now();
  const { stdout } = await run('opml', 'import', file, '--topic', 'all');
  const tookMs = performance.now() - began;
  expect(stdout).toContain('Added 5,000 sources and 1 topic');
  console.log(`5,000 outlines: ${Math.round(tookMs)} ms with the start of the program`);
  expect(tookMs).toBeLessThan(15_000);
});

test('refuses what is no list', async () => {
  const file = join(folder.root, 'page.html');
  writeFileSync(file, '<html></html>');
  const { code, stderr } = await run('opml', 'import', file);
  expect(code).toBe(66);
  expect(stderr).toContain('it is no OPML');
});
