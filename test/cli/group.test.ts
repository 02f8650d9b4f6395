/** `winnow group` groups articles line by line, or tells the memberships at the end. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { everyArticle } from '../support/group-articles.js';

let folder: string;
let output: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'winnow-group-'));
  output = '';
  vi.resetModules();
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += text;
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const lines = everyArticle.map(({ time, ...article }) =>
  JSON.stringify({ ...article, publishedAt: new Date(time ?? 0).toISOString() }),
);

async function group(input: readonly string[], ...flags: string[]): Promise<Record<string, unknown>[]> {
  const file = join(folder, 'input');
  writeFileSync(file, input.join('\n'));
  const { command } = await import('../../src/cli/group.js');
  await command.parseAsync([file, '--jsonl', ...flags], { from: 'user' });
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('winnow group', () => {
  it('answers each line with story, kind and reason', async () => {
    const answers = await group(lines);
    expect(answers.map(({ id, story, kind }) => [id, story, kind])).toEqual([
      ['bridge-1', 'bridge-1', 'new'],
      ['choir', 'choir', 'new'],
      ['bridge-2', 'bridge-1', 'story'],
      ['bridge-3', 'bridge-1', 'near'],
      ['herring', 'herring', 'new'],
    ]);
    expect(answers.every(({ because }) => typeof because === 'string')).toBe(true);
  });

  it('prints the memberships at the end with --final', async () => {
    const answers = await group(lines, '--final');
    expect(answers.map(({ kind }) => kind)).toEqual(['first', 'new', 'story', 'near', 'new']);
  });

  it('merges copies alone with --level near', async () => {
    const answers = await group(lines, '--level', 'near');
    expect(answers.map(({ story }) => story)).toEqual([
      'bridge-1',
      'choir',
      'bridge-2',
      'bridge-1',
      'herring',
    ]);
  });

  it('answers a bad line with an error and goes on', async () => {
    const answers = await group(['{"title":"no id"}', 'not json', lines[0] ?? '']);
    expect(answers.map(({ error }) => (error as { class: string } | undefined)?.class)).toEqual([
      'bad-line',
      'bad-json',
      undefined,
    ]);
  });

  it('takes an article whose date cannot be read', async () => {
    const answers = await group([JSON.stringify({ id: 7, title: 'A', text: 'B', publishedAt: 'some day' })]);
    expect(answers[0]).toMatchObject({ id: 7, story: '7', kind: 'new' });
  });

  it('refuses a level that does not exist', async () => {
    await expect(group(lines, '--level', 'everything')).rejects.toThrow('no merge level "everything"');
  });
});
