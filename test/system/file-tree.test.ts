import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFileTree } from '../../src/system/file-tree.js';

let folder: string;
let out: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'winnow-tree-'));
  out = join(folder, 'public', 'news');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function write(files: Record<string, string>) {
  const tree = await openFileTree(out);
  for (const [name, text] of Object.entries(files)) await tree.write(name, Buffer.from(text));
  return tree.finish();
}

test('writes files in folders of their own, and leaves no drafts', async () => {
  expect(await write({ 'index.html': 'home', 'topics/x/rss.xml': 'feed' })).toEqual({
    written: 2,
    unchanged: 0,
    removed: 0,
  });
  expect(readFileSync(join(out, 'topics/x/rss.xml'), 'utf8')).toBe('feed');
  expect(readdirSync(out).toSorted()).toEqual(['.winnow-files.json', 'index.html', 'topics']);
});

test('leaves an unchanged file untouched, so that copying the folder copies what changed', async () => {
  await write({ a: 'same', b: 'old' });
  const before = statSync(join(out, 'a'));
  const list = statSync(join(out, '.winnow-files.json'));
  expect(await write({ a: 'same', b: 'new' })).toEqual({ written: 1, unchanged: 1, removed: 0 });
  const after = statSync(join(out, 'a'));
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  expect(statSync(join(out, '.winnow-files.json')).ino).toBe(list.ino);
  expect(readFileSync(join(out, 'b'), 'utf8')).toBe('new');
});

test('removes what it wrote before and has no longer, and nothing else', async () => {
  await write({ 'topics/old/rss.xml': 'x', 'index.html': 'x' });
  writeFileSync(join(out, 'CNAME'), 'news.example');
  expect(await write({ 'index.html': 'x' })).toMatchObject({ removed: 1 });
  expect(existsSync(join(out, 'topics'))).toBe(false);
  expect(readFileSync(join(out, 'CNAME'), 'utf8')).toBe('news.example');
});

test('writes nothing outside of its folder, neither by name nor through a link', async () => {
  const secret = join(folder, 'secret');
  mkdirSync(secret);
  mkdirSync(out, { recursive: true });
  symlinkSync(secret, join(out, 'topics'));
  const tree = await openFileTree(out);
  await expect(tree.write('../x', Buffer.from('x'))).rejects.toMatchObject({ code: 'output-refused' });
  await expect(tree.write('topics/x', Buffer.from('x'))).rejects.toThrow('a link leads out');
  writeFileSync(join(secret, 'keep'), 'x');
  writeFileSync(join(out, '.winnow-files.json'), JSON.stringify(['../../secret/keep', 'topics/keep', 7]));
  expect(await write({})).toMatchObject({ removed: 0 });
  expect(readdirSync(secret)).toEqual(['keep']);
});

test('replaces a link at the place of a file instead of writing through it', async () => {
  mkdirSync(out, { recursive: true });
  const target = join(folder, 'target');
  writeFileSync(target, 'mine');
  symlinkSync(target, join(out, 'index.html'));
  await write({ 'index.html': 'home' });
  expect([readFileSync(target, 'utf8'), readFileSync(join(out, 'index.html'), 'utf8')]).toEqual([
    'mine',
    'home',
  ]);
});

test('says where it cannot write', async () => {
  writeFileSync(join(folder, 'public'), 'a file');
  await expect(openFileTree(out)).rejects.toMatchObject({ code: 'output-refused', exitCode: 73 });
});
