/** Words are found by their beginnings. */
import { expect, it } from 'vitest';
import { PrefixIndex } from '../../src/label/prefix-index.js';
import { tokenise } from '../../src/text/tokenise.js';

function found(beginnings: readonly string[], text: string): string[] {
  const index = new PrefixIndex();
  for (const [value, letters] of beginnings.entries()) index.add(letters, value);
  const hits: string[] = [];
  index.scan(text, tokenise(text), (value, at) => hits.push(`${beginnings[value]}@${at}`));
  return hits;
}

it('finds every word that begins so, by each beginning it has', () => {
  expect(found(['ukrain', 'uk', 'ru'], 'The UKRAINIAN army in Ukraine, UK')).toEqual([
    'ukrain@1',
    'uk@1',
    'ukrain@4',
    'uk@4',
    'uk@5',
  ]);
});

it('reads accents, ligatures and abbreviations by their plain letters', () => {
  expect(found(['ael', 'us', 'e'.repeat(2)], 'Ælfric éesti U.S. a')).toEqual(['ael@0', 'ee@1', 'us@2']);
});

it('costs nothing without beginnings', () => {
  expect(found([], 'any text')).toEqual([]);
});
