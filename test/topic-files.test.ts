/** Topics in files of their own count like those of the configuration, and their faults are told where they stand. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkConfigFile } from '../src/config.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'winnow-topics-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sources = [{ url: 'https://paper.example/feed.xml' }];

function check(config: object, files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'feeds.config.json'), JSON.stringify({ sources, ...config }));
  return checkConfigFile(join(folder, 'feeds.config.json'));
}

describe('topicFiles', () => {
  it('reads one topic a line, going on in indented lines, with comments', () => {
    const text = '# People\nputin: "Vladimir Putin"\n  OR Kremlin\n\noil: oil AND NOT olive\r\n';
    const { config, problems } = check({ topicFiles: ['topics.txt'] }, { 'topics.txt': text });
    expect(problems).toEqual([]);
    expect(config?.topics.map(({ id, match }) => [id, match])).toEqual([
      ['putin', '"Vladimir Putin" OR Kremlin'],
      ['oil', 'oil AND NOT olive'],
    ]);
  });

  it('reads JSON, a list or a list under "topics", after the topics of the configuration', () => {
    const { config } = check(
      { topics: [{ id: 'a', match: 'a1' }], topicFiles: ['one.json', 'two.json'] },
      {
        'one.json': '[{"id": "b", "match": "b1", "maxAge": "1d"},]',
        'two.json': '{"topics": [{"id": "c", "includes": ["a", "b"]}]}',
      },
    );
    expect(config?.topics.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(config?.topics[1]?.maxAge).toBe(86_400_000);
  });

  it('tells each fault in the file and line where its topic stands', () => {
    const { problems } = check(
      { topics: [{ id: 'a', match: 'a1' }], topicFiles: ['one.txt', 'two.json'] },
      { 'one.txt': '# first\nb: (b1\n', 'two.json': '[\n{"id": "c",\n "macth": "c1"}]' },
    );
    expect(problems).toMatchObject([
      { file: join(folder, 'one.txt'), line: 2, severity: 'error' },
      { file: join(folder, 'two.json'), line: 3, fix: 'Did you mean "match"?' },
    ]);
    const second = check({ topicFiles: ['one.txt'] }, {});
    expect(second.problems).toMatchObject([{ file: join(folder, 'one.txt'), line: 2, severity: 'error' }]);
  });

  it('says which line is no topic, and which file cannot be read', () => {
    const { problems } = check(
      { topicFiles: ['one.txt', 'none.txt', 'two.json'] },
      { 'one.txt': 'a: b\nhello', 'two.json': '7' },
    );
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [2, 'this line is no topic'],
      [1, 'the file cannot be read (ENOENT)'],
      [1, 'this is no list of topics'],
    ]);
  });
});
