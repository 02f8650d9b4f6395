/** Titles as plain text. */
import { expect, test } from 'vitest';
import { plainTitle } from '../../src/collect/plain-title.js';

test.each([
  ['unknown', 'AT&T <b>', 'AT&T <b>'],
  ['unknown', 'AT&amp;T <b>bold</b> <i>news</i>', 'AT&T bold news'],
  ['unknown', 'List<String> in Java</code>', 'List<String> in Java'],
  ['unknown', 'One<br>Two', 'One Two'],
  ['html', '<p>One</p><p>Two &eacute;</p>', 'One Two é'],
  ['text', '<b>kept</b> &amp;', '<b>kept</b> &amp;'],
  ['text', '  two\n  lines ', 'two lines'],
] as const)('%s: %s', (kind, value, plain) => {
  expect(plainTitle(value, kind)).toBe(plain);
});
