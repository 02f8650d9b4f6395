import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Folder, makeFolder } from '../support/program.js';

let folder: Folder;
let output: string;

beforeEach(() => {
  folder = makeFolder();
  output = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  folder.remove();
});

/** In this process: starting one takes longer than the check. */
async function check(config: object): Promise<string> {
  const { command } = await import('../../src/cli/check.js');
  folder.writeConfig(config);
  await command.parseAsync(['--config', folder.configFile], { from: 'user' });
  return output;
}

const sources = [{ url: 'https://example.org/feed.xml' }];

test('counts in good English', async () => {
  expect(await check({ sources })).toContain(': 1 source, 0 topics: fine\n');
  expect(process.exitCode).toBeUndefined();
});

test('names the file and the line of a site rule that cannot be used, and takes the configuration', async () => {
  const rules = join(folder.root, 'rules');
  mkdirSync(rules);
  writeFileSync(join(rules, 'example.org.txt'), '# fine\nbody: //main\nstrip: //div[\n');
  writeFileSync(join(rules, '.example.com.txt'), 'body: //main\n');
  writeFileSync(join(rules, 'example.net'), 'body: //main\n');
  writeFileSync(join(rules, 'LICENSE'), 'do as you like');
  writeFileSync(join(rules, 'picture.example.txt'), Buffer.from([0x89, 0, 1, 2]));
  const told = await check({ sources, defaults: { siteRules: 'rules' } });
  expect(told).toMatch(
    /example\.org\.txt:3:1 warning: "\/\/div\[" is not XPath 1\.0.*\[\$\.defaults\.siteRules\]\n {4}Write/,
  );
  expect(told).toMatch(/example\.net:1:1 warning: no host has its rules/);
  expect(told).toMatch(/picture\.example\.txt:1:1 warning: it is no text/);
  expect(told.match(/warning/g)).toHaveLength(3);
  expect(told).toContain(': fine\n');
});

test('refuses a folder of site rules that is not there', async () => {
  const told = await check({ sources, defaults: { siteRules: 'nowhere' } });
  expect(told).toMatch(/feeds\.config\.json:1:\d+ error: there is no folder .*nowhere/);
  expect(told).not.toContain('fine');
  expect(process.exitCode).toBe(78);
});
