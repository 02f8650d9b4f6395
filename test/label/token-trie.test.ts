/** The trie finds every phrase wherever it stands. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenTrie } from '../../src/label/token-trie.js';

function found(phrases: readonly number[][], text: readonly number[]): string[] {
  const trie = new TokenTrie();
  for (const [value, phrase] of phrases.entries()) trie.add(phrase, value);
  trie.close();
  const hits: string[] = [];
  trie.scan(Int32Array.from(text), text.length, (value, first, last) =>
    hits.push(`${value}@${first}-${last}`),
  );
  return hits.sort();
}

describe('TokenTrie', () => {
  it('finds overlapping phrases and phrases within phrases', () => {
    expect(found([[1, 2], [2], [2, 3], [1, 2, 3]], [1, 2, 3])).toEqual(['0@0-1', '1@1-1', '2@1-2', '3@0-2']);
  });

  it('gives all values of one phrase and grows with thousands of them', () => {
    expect(found([[7], [7]], [7])).toEqual(['0@0-0', '1@0-0']);
    const many = Array.from({ length: 20_000 }, (_, at) => [at, at + 1]);
    expect(found(many, [5, 6, 19_999, 20_000])).toEqual(['19999@2-3', '5@0-1']);
  });

  it('agrees with a search at every place', () => {
    const words = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(
        fc.array(fc.array(words, { minLength: 1, maxLength: 3 })),
        fc.array(words),
        (phrases, text) => {
          const expected = phrases.flatMap((phrase, value) =>
            text.flatMap((_, first) =>
              phrase.every((word, at) => text[first + at] === word)
                ? [`${value}@${first}-${first + phrase.length - 1}`]
                : [],
            ),
          );
          expect(found(phrases, text)).toEqual(expected.sort());
        },
      ),
    );
  });
});
