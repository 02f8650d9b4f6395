/** Configurations that change while they are in use, on real files. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadConfig } from '../src/config.js';
import { createLiveConfig } from '../src/live-config.js';

let root: string;
let file: string;
const oil = { id: 'oil', match: 'oil' };
const gas = { id: 'gas', match: 'gas' };

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'winnow-live-'));
  file = join(root, 'feeds.config.json');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(config: object, name = 'feeds.config.json'): void {
  writeFileSync(join(root, name), JSON.stringify(config));
}

function start(config: object) {
  write(config);
  return createLiveConfig(file, loadConfig(file));
}

test('takes a file that was put in the place of the former one', () => {
  const live = start({ topics: [oil] });
  const before = live.config;
  write({ topics: [oil, gas] }, 'new.json');
  renameSync(join(root, 'new.json'), file);
  expect(live.reload()).toMatchObject({ kind: 'taken', before });
  expect(live.config.topics.map(({ id }) => id)).toEqual(['oil', 'gas']);
});

test('refuses a bad one with its place and keeps the one before, until it is good again', () => {
  const live = start({ topics: [oil] });
  const before = live.config;
  write({ topics: [{ id: 'gas', match: '(gas' }] });
  expect(live.reload().kind).toBe('refused');
  expect(live.config).toBe(before);
  expect(live.refusal.join()).toContain(`${file}:1:`);
  rmSync(file);
  expect(live.reload().kind).toBe('refused');
  expect(live.refusal.join()).toContain('cannot be read');
  expect(live.files).toContain(file);
  write({ topics: [gas] });
  expect(live.reload().kind).toBe('taken');
  expect(live.refusal).toEqual([]);
});

test('leaves the configuration the same object where only its form changed', () => {
  const live = start({ topics: [oil] });
  const before = live.config;
  writeFileSync(file, `// Oil above all.\n${JSON.stringify({ topics: [oil] }, null, 2)}`);
  expect(live.reload().kind).toBe('same');
  expect(live.config).toBe(before);
});

test('names included files, broken ones too, as those that may change', () => {
  const live = start({ topics: [oil] });
  write({ topics: 'gas' }, 'more.json');
  write({ include: ['more.json'], topics: [oil] });
  expect(live.reload().kind).toBe('refused');
  expect(live.files).toContain(join(root, 'more.json'));
  write({ topics: [gas] }, 'more.json');
  expect(live.reload().kind).toBe('taken');
  expect(live.config.topics).toHaveLength(2);
});

test('leaves what needs a start as it was, and says which settings wait', () => {
  const live = start({ site: { title: 'Old' }, topics: [oil] });
  write({
    site: { title: 'New', url: 'https://news.example' },
    network: { timeout: '5s' },
    topics: [oil],
  });
  expect(live.reload().kind).toBe('taken');
  expect(live.waiting).toEqual(['site.url', 'network.timeout']);
  expect(live.config.site).toMatchObject({ title: 'New', url: undefined });
  expect(live.config.network.timeout).toBe(60_000);
  write({ topics: [oil] });
  live.reload();
  expect(live.waiting).toEqual([]);
});

test('bounds what it says of a file with thousands of problems', () => {
  const live = start({ topics: [oil] });
  write({ topics: Array.from({ length: 500 }, (_, at) => ({ id: `t${at}`, match: '(' })) });
  live.reload();
  expect(live.refusal).toHaveLength(21);
  expect(live.refusal.at(-1)).toBe('and 480 more');
});
