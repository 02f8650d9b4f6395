import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkConfig, showProblem } from '../src/config.js';
import { fillVariables } from '../src/variables.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'winnow-secrets-'));
  writeFileSync(join(folder, 'key'), 'from the file\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('takes a value, then a file, then the default', () => {
  const variables = { A: 'value', A_FILE: join(folder, 'none'), B_FILE: join(folder, 'key'), C: '' };
  expect(fillVariables(`\${A}, \${B}, \${C:-a default}, \${D:-}`, variables)).toEqual({
    text: 'value, from the file, a default, ',
    values: ['value', 'from the file'],
    missing: [],
  });
});

test('leaves what has two dollar signs as it is written, without one of them', () => {
  expect(fillVariables(`$\${A}`, { A: 'value' }).text).toBe(`\${A}`);
});

test('says which file a secret could not be read from', () => {
  const [missing] = fillVariables(`\${A}`, { A_FILE: join(folder, 'none') }).missing;
  expect(missing?.because).toMatch(/^A_FILE names .+none, which cannot be read \(ENOENT\)$/);
});

test('fills any setting of the file, switches and numbers too', () => {
  const text = `{ "site": { "title": "News of \${TOWN:-nowhere}" }, "defaults": { "items": "\${ITEMS}" },
    "sources": [{ "url": "https://a.example/", "enabled": "\${ON:-false}" }] }`;
  const { config, problems } = checkConfig('f.json', text, { TOWN: 'Ryde', ITEMS: '7' });
  expect(problems).toEqual([]);
  expect(config).toMatchObject({
    site: { title: 'News of Ryde' },
    defaults: { items: 7 },
    sources: [{ enabled: false }],
  });
  expect(checkConfig('f.json', text, {}).problems.map(showProblem)).toEqual([
    expect.stringMatching(/the environment variable ITEMS is not set \[\$\.defaults\.items\]/),
  ]);
});

test('lets a variable give a whole address, of which nobody sees the secret part', () => {
  const text = `{ "sources": [{ "url": "\${FEED}" }, { "url": "\${BASE}/b.xml?k=\${KEY}" }] }`;
  const variables = { FEED: 'https://ann:hush@a.example/news?key=77', BASE: 'https://b.example', KEY: 'x y' };
  const { config, problems } = checkConfig('f.json', text, variables);
  expect(problems).toEqual([]);
  expect(config?.sources).toMatchObject([
    { url: 'https://a.example/news', request: { url: variables.FEED, secrets: ['hush', 'key=77'] } },
    { url: `https://b.example/b.xml?k=\${KEY}`, request: { url: 'https://b.example/b.xml?k=x%20y' } },
  ]);
});
