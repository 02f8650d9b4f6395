/** `winnow label` files articles line by line and explains what is wrong with a configuration. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let folder: string;
let output: string;
let warnings: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'winnow-label-'));
  output = '';
  warnings = '';
  vi.resetModules();
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    warnings += text;
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function save(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

async function label(config: string, input: string, ...flags: string[]): Promise<void> {
  const { command } = await import('../../src/cli/label.js');
  const files = [save('input', input), '--config', save('config.json', config)];
  await command.parseAsync([...files, ...flags], { from: 'user' });
}

describe('winnow label', () => {
  it('answers each line with the topics of its article, in order, and goes on after a bad line', async () => {
    const config = `{ // topics alone are enough
      "topics": [{"id": "russia", "match": "Russia OR Kremlin", "categories": ["World"]}, {"id": "en", "languages": ["en"]},],
    }`;
    const lines = [
      '{"id":1,"title":"Kremlin","text":"","language":"en"}',
      'no json',
      '{"id":2,"categories":["WORLD"],"text":7,"authors":"Lee"}',
    ];
    await label(config, lines.join('\n'), '--jsonl');
    const answers = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers[0]).toEqual({
      id: 1,
      topics: [
        { id: 'russia', because: 'match: Kremlin in the title ("Kremlin")' },
        { id: 'en', because: 'every article; within lang "en"' },
      ],
    });
    expect(answers[1].error.class).toBe('bad-json');
    expect(answers[2].topics.map(({ id }: { id: string }) => id)).toEqual(['russia']);
  });

  it('reads plain text with the title in the first line and shows one topic a line', async () => {
    await label('{"topics":[{"id":"oil","match":"title:oil"}]}', 'Oil rises\nBarrels were dear.');
    expect(output).toBe('oil\tmatch: title:oil in the title ("Oil rises")\n');
  });

  it('uses the table of category names', async () => {
    const config = '{"topics":[{"id":"w","categories":["War"]}],"categoryAliases":{"War":["The war"]}}';
    await label(config, '{"categories":["the WAR"]}', '--json');
    expect(JSON.parse(output).topics[0].id).toBe('w');
  });

  it('warns of slips and goes on', async () => {
    await label('{"topics":[{"id":"r","match":"Russia or Kremlin"}]}', '{"title":"x"}');
    expect(warnings).toMatch(
      /config\.json:1:\d+ warning: "or" is read as a word \(at character 8\) \[\$\.topics\[0\]\.match\]\n {4}\S/,
    );
    expect(output).toBe('no topic\n');
  });

  it('warns of a source that is not there, where the file names its sources', async () => {
    const topics = '"topics":[{"id":"r","match":"source:tabloyd"}]';
    await label(`{${topics}}`, '{"title":"x"}');
    expect(warnings).toBe('');
    await label(`{"sources":[{"url":"https://tabloid.test/"}],${topics}}`, '{"title":"x"}');
    expect(warnings).toContain('"tabloyd"');
  });

  it.each([
    ['{"topics":[{"id":"r",\n"match":"a OR (b"}]}', 'config.json:2:1 error: This parenthesis'],
    ['{"topics":[{"id":"r","also":"b"}]}', '"also" of topic 1 has the wrong type'],
    ['{"topics":[{"match":"b"}]}', '"id" of topic 1'],
    ['{"sources":[]}', 'no list "topics"'],
    ['{"topics":[', 'config.json:1:12: a ] is missing'],
  ])('refuses %s with its place', async (config, message) => {
    await expect(label(config, '{}')).rejects.toThrow(message);
  });
});
