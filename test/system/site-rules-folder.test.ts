import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSiteRules } from '../../src/system/site-rules-folder.js';

const folder = mkdtempSync(join(tmpdir(), 'winnow-site-rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

describe('openSiteRules', () => {
  it('finds the rules of a host before those for all hosts below its parent', async () => {
    write('example.com.txt', 'body: //main');
    write('.example.com.txt', 'body: //article');
    write('sport.example.com.txt', 'body: //section');
    const find = openSiteRules(folder);
    expect((await find('https://www.example.com/a'))?.body).toEqual(['//main']);
    expect((await find('https://news.example.com/a'))?.body).toEqual(['//article']);
    expect((await find('https://sport.example.com/a'))?.body).toEqual(['//section', '//article']);
    expect(await find('https://other.example/a')).toBeUndefined();
    expect(await find('not an address')).toBeUndefined();
  });

  it('reads a changed file after ten minutes, not at every page', async () => {
    let now = 0;
    write('changing.example.txt', 'body: //a');
    const find = openSiteRules(folder, () => now);
    expect((await find('https://changing.example/'))?.body).toEqual(['//a']);
    write('changing.example.txt', 'body: //b');
    expect((await find('https://changing.example/'))?.body).toEqual(['//a']);
    now = 10 * 60_000;
    expect((await find('https://changing.example/'))?.body).toEqual(['//b']);
  });

  it('reads no more of a file than rules need', async () => {
    write('huge.example.txt', `body: //a\n${'# comment\n'.repeat(20_000)}body: //b`);
    expect((await openSiteRules(folder)('https://huge.example/'))?.body).toEqual(['//a']);
  });

  it('says that there is no such folder, and what to do', () => {
    expect(() => openSiteRules(join(folder, 'gone'))).toThrow(/there is no folder .*gone/);
  });
});
