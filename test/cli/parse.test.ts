/** `winnow parse` as scripts and operators call it. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mainFile } from '../support/program.js';

const rss = (title: string) =>
  `<rss><channel><title>News</title><item><title>${title}</title><link>/1</link><pubDate>2 Mar 2026 10:00 GMT</pubDate></item></channel></rss>`;

function run(args: string[], input: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile('node', [mainFile, 'parse', ...args], (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    child.stdin?.end(input);
  });
}

describe.skipIf(!existsSync(mainFile))('winnow parse (skipped before npm run build)', () => {
  it('answers each line in order: text, octets in the declared charset, and what is no feed', async () => {
    const koi8 = Buffer.concat([
      Buffer.from('<rss><channel><item><title>'),
      Buffer.from([0xed, 0xc9, 0xd2]),
      Buffer.from('</title></item></channel></rss>'),
    ]);
    const lines = [
      { id: 'text', url: 'https://news.example/feed', body: rss('Žižkov') },
      {
        id: 'octets',
        headers: { 'Content-Type': 'text/xml; charset=koi8-r' },
        bodyBase64: koi8.toString('base64'),
      },
      { id: 'page', body: '<!doctype html><title>Hello</title>' },
      { id: 'nothing' },
    ];
    const output = await run(['--jsonl'], lines.map((line) => JSON.stringify(line)).join('\n'));
    const answers = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers[0]).toEqual({
      id: 'text',
      format: 'rss',
      feed: { title: 'News' },
      entries: [{ url: 'https://news.example/1', title: 'Žižkov', publishedAt: '2026-03-02T10:00:00.000Z' }],
      repairs: [],
    });
    expect(answers[1].entries[0].title).toBe('Мир');
    expect(answers.slice(2).map(({ id, error }) => [id, error.class])).toEqual([
      ['page', 'not-a-feed'],
      ['nothing', 'empty'],
    ]);
  });

  it('prints one document as a list, with its repairs', async () => {
    const output = await run(['--url', 'https://news.example/feed'], rss('Salt & vinegar'));
    expect(output).toBe(
      'News [rss], 1 entries\n  2026-03-02T10:00:00.000Z  Salt & vinegar\n  repaired: bare-ampersand (1)\n',
    );
  });
});
