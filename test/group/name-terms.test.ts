import { describe, expect, it } from 'vitest';
import { nameTerms } from '../../src/group/name-terms.js';
import { createStems } from '../../src/text/stem.js';
import { tokenise } from '../../src/text/tokenise.js';

const stems = createStems();

function namesIn(text: string): Set<number> {
  const tokens = tokenise(text);
  return new Set(nameTerms(text, tokens, stems(text, tokens, 'en')));
}

describe('nameTerms', () => {
  it('finds words that are capitalised in the middle of a sentence, and no others', () => {
    const names = namesIn('Yesterday the mayor met Lindqvist. Nobody had asked why.');
    expect(names).toEqual(namesIn('We saw Lindqvist'));
  });

  it('knows a name of two words by more than its words', () => {
    const together = namesIn('they saw Maria Lindqvist there');
    const apart = namesIn('they saw Maria, and Lindqvist');
    expect(together.size).toBe(apart.size + 1);
    for (const name of apart) expect(together).toContain(name);
  });

  it('finds capitals of other alphabets, and nothing in scripts that have none', () => {
    expect(namesIn('вчера приехал Ёлкин').size).toBe(1);
    expect(namesIn('昨日首相が東京で会見した').size).toBe(0);
  });
});
