/** `winnow robots` as scripts and operators call it. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mainFile } from '../support/program.js';

const robotstxt =
  'User-agent: *\nDisallow: /private\n\nUser-agent: winnow\nAllow: /private/open\nDisallow: /private\n';

function run(args: string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile('node', [mainFile, 'robots', ...args], (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    child.stdin?.end(input);
  });
}

describe.skipIf(!existsSync(mainFile))('winnow robots (skipped before npm run build)', () => {
  it('answers each line for the agents it names', async () => {
    const url = 'https://news.example/private/open/1';
    const lines = [
      { id: 1, robotstxt, url, useragent: ['Winnow'] },
      { id: 2, robotstxt, url, useragent: ['OtherBot'] },
      { id: 3, robotstxt, url: 'https://news.example/public', useragent: 'OtherBot' },
    ];
    const output = await run(['--jsonl'], lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(
      output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: 1, allowed: true },
      { id: 2, allowed: false },
      { id: 3, allowed: true },
    ]);
  });

  it('says in a word whether Winnow may read an address', async () => {
    expect(await run(['--url', 'https://news.example/private/x'], robotstxt)).toBe('disallowed\n');
    expect(await run(['--url', 'https://news.example/private/x', '--agent', 'None'], '')).toBe('allowed\n');
  });
});
