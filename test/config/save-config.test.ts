import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConfigFile, saveConfigFile } from '../../src/config/save-config.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'winnow-save-'));
  file = join(folder, 'feeds.config.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const good = '{ "sources": [{ "url": "https://a.test/" }] }\n';

test('begins a file where there is none, and leaves nothing beside it', () => {
  const open = openConfigFile(file);
  expect(open.config.sources).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
  saveConfigFile(open, good);
  expect(readFileSync(file, 'utf8')).toBe(good);
  expect(readdirSync(folder)).toEqual(['feeds.config.json']);
});

test('writes nothing that has problems', () => {
  writeFileSync(file, good);
  const open = openConfigFile(file);
  expect(() => saveConfigFile(open, '{ "sources": [{ "url": "ftp://a.test/" }] }')).toThrow(
    /was not changed\n.*:1:/,
  );
  expect(readFileSync(file, 'utf8')).toBe(good);
});

test('does not overwrite what somebody else wrote meanwhile', () => {
  writeFileSync(file, good);
  const open = openConfigFile(file);
  writeFileSync(file, '{ "sources": [] }');
  expect(() => saveConfigFile(open, good)).toThrow(/changed meanwhile/);
  expect(readFileSync(file, 'utf8')).toBe('{ "sources": [] }');
});

test('keeps the rights of the file, and a link that stands for it', () => {
  mkdirSync(join(folder, 'real'));
  const target = join(folder, 'real', 'config.json');
  writeFileSync(target, '{}');
  chmodSync(target, 0o600);
  symlinkSync('real/config.json', file);
  saveConfigFile(openConfigFile(file), good);
  expect(readlinkSync(file)).toBe('real/config.json');
  expect(readFileSync(target, 'utf8')).toBe(good);
  expect(statSync(target).mode & 0o777).toBe(0o600);
});
