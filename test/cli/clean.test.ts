/** `winnow clean` answers in the form of its input and says what went. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let folder: string;
let output: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'winnow-clean-'));
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

async function clean(input: string, ...flags: string[]): Promise<void> {
  const { command } = await import('../../src/cli/clean.js');
  const file = join(folder, 'input');
  writeFileSync(file, input);
  await command.parseAsync([file, ...flags], { from: 'user' });
}

function answers(): unknown[] {
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

it('answers lines with lines, text with text and HTML with HTML', async () => {
  const removed = [{ rule: 'ad-marker', text: 'Advert', index: 1 }];
  await clean(
    [
      '{"id":1,"lines":["A bridge closed.","Advert"]}',
      '{"id":2,"text":"A bridge closed.\\nAdvert\\n"}',
      '{"id":3,"html":"<p>A bridge closed.</p><p>Advert</p>"}',
    ].join('\n'),
    '--jsonl',
  );
  expect(answers()).toEqual([
    { id: 1, lines: ['A bridge closed.'], removed },
    { id: 2, text: 'A bridge closed.\n', removed },
    { id: 3, html: '<p>A bridge closed.</p>', removed: [{ rule: 'ad-marker', text: 'Advert' }] },
  ]);
});

it('answers a line that holds nothing to clean with an error and goes on', async () => {
  await clean('{"id":1}\n{"id":2,"lines":[]}', '--jsonl');
  expect(answers()).toEqual([
    { id: 1, error: { class: 'nothing-to-clean', message: 'a line needs "lines", "text" or "html"' } },
    { id: 2, lines: [], removed: [] },
  ]);
});

it('leaves what the rules named by --without would remove', async () => {
  await clean('A bridge closed.\nREAD MORE:\nAdvert\n', '--without', 'read-more');
  expect(output).toBe('A bridge closed.\nREAD MORE:\n');
});
