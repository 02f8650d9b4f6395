/** What the documentation shows has to work. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../src/config.js';

const text = readFileSync(new URL('../docs/sources.md', import.meta.url), 'utf8');
const examples = [...text.matchAll(/```jsonc\n([\s\S]*?)```/g)].map(([, example = '']) => example);

describe('docs/sources.md', () => {
  test('has examples', () => expect(examples.length).toBeGreaterThan(4));

  test.each(examples)('shows a source that the configuration takes: %s', (example) => {
    const names = [...example.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => [name, 'value']);
    expect(checkConfig('docs', `{ "sources": [${example}] }`, Object.fromEntries(names)).problems).toEqual(
      [],
    );
  });
});
