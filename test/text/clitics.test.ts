/** Small words come off the word they are written with, and real letters of it stay. */
import { expect, it } from 'vitest';
import { cliticStripper } from '../../src/text/clitics.js';

it.each([
  ['ko', '러시아는', '러시아'],
  ['ko', '한국에서', '한국'],
  ['he', 'בישראל', 'ישראל'],
  ['ar', 'للحكومة', 'الحكومة'],
  ['ar', 'وروسيا', 'روسيا'],
])('takes one off in %s: %s', (language, word, bare) => {
  expect(cliticStripper(language)?.(word)).toBe(bare);
});

it.each([
  ['ko', '국가'],
  ['he', 'בית'],
  ['ar', 'بيت'],
])('leaves short words of %s alone: %s', (language, word) => {
  expect(cliticStripper(language)?.(word)).toBeUndefined();
});

it('knows none for other languages', () => {
  expect(cliticStripper('en')).toBeUndefined();
  expect(cliticStripper('constructor')).toBeUndefined();
});
