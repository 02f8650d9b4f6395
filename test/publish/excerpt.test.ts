/** Short plain texts from HTML. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf } from '../../src/publish/excerpt.js';

test('an excerpt is plain text with references decoded and blocks apart', () => {
  expect(excerptOf('<p>A &amp; <b>B</b>old&#8230;</p><p>Next&nbsp;one &#x1F600;</p>', 99)).toBe(
    'A & Bold… Next one 😀',
  );
});

test('an excerpt ends between words', () => {
  expect(excerptOf('<p>The bridge is open again</p>', 15)).toBe('The bridge is…');
});

test('an excerpt holds nothing that XML forbids, not even by reference or at the cut', () => {
  expect(excerptOf('<p>a&#1;b&#xD83D;c&#0;d</p>', 99)).toBe('abcd');
  expect(excerptOf('😀'.repeat(20), 10)).toBe(`${'😀'.repeat(4)}…`);
});

test('an excerpt is never longer than asked, whatever the HTML', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.integer({ min: 1, max: 80 }),
      (html, length) => {
        expect(excerptOf(html, length).length).toBeLessThanOrEqual(length);
      },
    ),
  );
});
