import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkConfig, loadConfig, showProblem } from '../../src/config.js';

let folder: string;
let main: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'winnow-include-'));
  main = join(folder, 'feeds.config.json');
  mkdirSync(join(folder, 'feeds.d'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const check = (text: string) => checkConfig(main, text, {});
const told = (text: string) => check(text).problems.map((one) => showProblem(one).replaceAll(folder, '.'));

test('takes sources and topics of other files as if they stood in one', () => {
  write(
    'feeds.d/b-team.json',
    '{ "sources": [{ "url": "https://b.example/" }], "categoryAliases": { "War": ["Krieg"] } }',
  );
  write(
    'feeds.d/a-team.json',
    '{ // ours\n "topics": [{ "id": "sea", "match": "ship", "sources": ["main.example"] }], }',
  );
  write('feeds.d/.hidden.json', 'nonsense');
  writeFileSync(main, '{ "include": ["feeds.d/*.json"], "sources": [{ "url": "https://main.example/" }] }');
  const { config, files, folders, warnings } = loadConfig(main);
  expect(warnings).toEqual([]);
  expect(config.sources.map(({ id }) => id)).toEqual(['main.example', 'b.example']);
  expect(config.topics.map(({ id }) => id)).toEqual(['sea']);
  expect(config.categoryAliases).toEqual({ War: ['Krieg'] });
  expect(files).toEqual([main, join(folder, 'feeds.d/a-team.json'), join(folder, 'feeds.d/b-team.json')]);
  expect(folders).toContain(join(folder, 'feeds.d'));
});

test('names the file, line and path inside that file of each problem', () => {
  write('feeds.d/a.json', '{ "sources": [{ "url": "https://a.example/" },\n { "id": "A" }] }');
  write(
    'feeds.d/b.json',
    '{ "sources": [\n{ "url": "https://a.example/" }],\n "site": { "title": "Mine" } }',
  );
  write('feeds.d/c.json', '{ "topics" [] }');
  const found = told('{ "include": ["feeds.d"], "topics": [{ "id": "t", "match": "x OR" }] }');
  expect(found.map((line) => line.split(' error')[0]?.split(' warning')[0])).toEqual(
    expect.arrayContaining([
      './feeds.config.json:1:51',
      './feeds.d/a.json:2:2',
      './feeds.d/b.json:2:1',
      './feeds.d/b.json:3:2',
      './feeds.d/c.json:1:12',
    ]),
  );
  expect(found.join('\n')).toContain('"url" is missing [$.sources[1].url]');
  expect(found.join('\n')).toContain('"site" may not stand in an included file');
  expect(check('{ "include": ["feeds.d"] }').config).toBeUndefined();
});

test.each([
  ['../outside.json', 'leads out of the folder'],
  ['/etc/hostname', 'leads out of the folder'],
  ['feeds.d/../../outside.json', 'leads out of the folder'],
  ['feeds.d/none.json', 'there is no file or folder'],
  ['*/all.json', 'stars may stand in the last part'],
])('refuses %s', (pattern, reason) => {
  expect(told(JSON.stringify({ include: [pattern] })).join('\n')).toContain(reason);
});

test('does not follow a link out of the folder', () => {
  symlinkSync('/etc/hostname', join(folder, 'feeds.d/link.json'));
  expect(told('{ "include": ["feeds.d/*.json"] }').join('\n')).toContain('leads out of the folder');
});

test('finds one id in two files', () => {
  write('feeds.d/a.json', '{ "topics": [{ "id": "t", "match": "boat" }] }');
  expect(
    told(
      '{ "include": ["feeds.d"], "sources": [{ "url": "https://a.example/" }], "topics": [{ "id": "t", "match": "ship" }] }',
    ),
  ).toEqual([expect.stringContaining('./feeds.d/a.json:1:16 error: two topics have the id "t"')]);
});
