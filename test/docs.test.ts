/** What the documentation shows has to work. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../src/config.js';
import { events } from '../src/events.js';

function examplesIn(page: string): string[] {
  const text = readFileSync(new URL(`../docs/${page}`, import.meta.url), 'utf8');
  return [...text.matchAll(/```jsonc\n([\s\S]*?)```/g)].map(([, example = '']) => example);
}

const examples = [...examplesIn('sources.md'), ...examplesIn('extraction.md')];

describe('docs/sources.md and docs/extraction.md', () => {
  test('has examples', () => expect(examples.length).toBeGreaterThan(4));

  test.each(examples)('shows a source that the configuration takes: %s', (example) => {
    const names = [...example.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => [name, 'value']);
    expect(checkConfig('docs', `{ "sources": [${example}] }`, Object.fromEntries(names)).problems).toEqual(
      [],
    );
  });
});

describe('docs/operations.md', () => {
  const operations = readFileSync(new URL('../docs/operations.md', import.meta.url), 'utf8');

  test('lists every event of the log', () => {
    for (const [name, facts] of Object.entries(events))
      expect(operations).toContain(`| \`${name}\` | ${facts} |`);
  });
});
