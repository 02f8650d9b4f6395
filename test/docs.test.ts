/** What the documentation shows has to work. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../src/config.js';
import { events } from '../src/events.js';

function examplesIn(page: string, language = 'jsonc'): string[] {
  const text = readFileSync(new URL(`../docs/${page}`, import.meta.url), 'utf8');
  return text
    .split(`\`\`\`${language}\n`)
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf('```')));
}

/** Errors and warnings, with every variable that is named set. */
function problemsOf(sources: string): unknown[] {
  const names = [...sources.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => [name, 'value']);
  return checkConfig('docs', `{ "sources": [${sources}] }`, Object.fromEntries(names)).problems;
}

const examples = [...examplesIn('sources.md'), ...examplesIn('extraction.md')];

describe('docs/sources.md and docs/extraction.md', () => {
  test('has examples', () => expect(examples.length).toBeGreaterThan(4));

  test.each(examples)('shows a source that the configuration takes: %s', (example) => {
    expect(problemsOf(example)).toEqual([]);
  });
});

describe('docs/cookbook.md', () => {
  const recipes = examplesIn('cookbook.md', 'json');

  test.each(recipes)('shows a source that is taken as it stands, without a warning: %s', (recipe) => {
    expect(JSON.parse(recipe)).toMatchObject({ id: expect.any(String), url: expect.any(String) });
    expect(problemsOf(recipe)).toEqual([]);
  });

  test('shows ten kinds, which may stand in one file together', () => {
    expect(recipes).toHaveLength(10);
    expect(problemsOf(recipes.join(','))).toEqual([]);
  });

  test('shows no secret that is written out', () => {
    for (const recipe of recipes)
      for (const value of Object.values<string>(JSON.parse(recipe).headers ?? {}))
        expect(value).toMatch(/\$\{[A-Z_]+\}/);
  });
});

describe('docs/operations.md', () => {
  const operations = readFileSync(new URL('../docs/operations.md', import.meta.url), 'utf8');

  test('lists every event of the log', () => {
    for (const [name, facts] of Object.entries(events))
      expect(operations).toContain(`| \`${name}\` | ${facts} |`);
  });
});
