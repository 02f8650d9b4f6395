/** Names that people give to fields lead to the fields there are. */
import { expect, it } from 'vitest';
import { suggestField } from '../../src/label/suggest-field.js';

it.each([
  ['titel', 'title'],
  ['Kategory', 'category'],
  ['headline', 'title'],
  ['language', 'lang'],
  ['src', 'source'],
  ['inurl', 'url'],
])('takes %s for %s', (name, field) => expect(suggestField(name)).toBe(field));

it('guesses nothing for words that only happen to stand before a colon', () => {
  expect(suggestField('Picard')).toBeUndefined();
  expect(suggestField('constructor')).toBeUndefined();
});
