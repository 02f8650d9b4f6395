import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mainFile } from '../support/program.js';

const sentence = 'The council voted on Tuesday to rebuild the old north pier, which a storm had broken. ';
const html = `<html lang="en"><title>Pier to be rebuilt</title><main><p>${sentence.repeat(5)}</p><p>Advertisement</p><p>${sentence.repeat(4)}</p></main></html>`;

function run(args: string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile('node', [mainFile, 'extract', ...args], (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    child.stdin?.end(input);
  });
}

describe.skipIf(!existsSync(mainFile))('winnow extract (skipped before npm run build)', () => {
  it('answers each line in order, a bad one with an error and a hostile one with a verdict', async () => {
    const lines = [
      { id: 1, url: 'https://a.example/', html },
      { id: 2, html: '<div>'.repeat(50_000) },
      { id: 3 },
      { id: 4, html },
    ];
    const output = await run(
      ['--jsonl'],
      `${lines.map((line) => JSON.stringify(line)).join('\n')}\nnot json\n`,
    );
    const answers = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id, verdict, error }) => [id, verdict ?? error.class])).toEqual([
      [1, 'full'],
      [2, 'empty'],
      [3, 'bad-line'],
      [4, 'full'],
      [null, 'bad-json'],
    ]);
    expect(answers[0]).toMatchObject({
      title: 'Pier to be rebuilt',
      text: `${sentence.repeat(5).trim()}\n${sentence.repeat(4).trim()}`,
      language: 'en',
      removed: [{ rule: 'ad-marker', text: 'Advertisement' }],
    });
  });

  it('prints one page as text', async () => {
    const output = await run(['--url', 'https://a.example/'], html);
    expect(output).toContain('Pier to be rebuilt\n[full: ');
    expect(output).not.toContain('Advertisement');
  });
});
