/** The cases of a name come to one stem, and other names stay apart. */
import { expect, it } from 'vitest';
import { openLightStemmer } from '../../src/text/light-stems.js';

it.each([
  ['pl', 'tusk tuska tuskowi tuskiem'],
  ['uk', 'украіна украіни украіною'],
  ['el', 'ελλαδα ελλαδασ ελλαδων'],
  ['sr', 'vucic vucica vucicem'],
  ['bg', 'радев радева'],
])('gives the forms of one name one stem in %s: %s', (language, words) => {
  const stem = openLightStemmer(language);
  expect(new Set(words.split(' ').map((word) => stem?.(word))).size).toBe(1);
});

it('leaves at least three letters', () => {
  expect(openLightStemmer('pl')?.('ale')).toBe('ale');
});

it('knows no language by accident', () => {
  expect(openLightStemmer('xx')).toBeUndefined();
  expect(openLightStemmer('toString')).toBeUndefined();
});
