import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldFirstWord,
  foldText,
  isQuotation,
  joinSpace,
  joinSpacedLetters,
  normaliseSpace,
  stripDecoration,
} from '../../src/text/normalise.js';

describe('normaliseSpace', () => {
  it('makes one space of any blank and drops what shows nothing', () => {
    expect(normaliseSpace('\u00a0 one\u2003two\u200b\u00ad\t\nthree&nbsp;\ufeff')).toBe('one two three');
  });

  it('is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('&'));
        expect(normaliseSpace(normaliseSpace(text))).toBe(normaliseSpace(text));
      }),
    );
  });
});

describe('joinSpace', () => {
  it('makes one space of any white space, and leaves the rest as it is', () => {
    const unit = fc.constantFrom(' ', '  ', '\n', '\t', '\u00a0', '\u2003', 'a', '\u00ad', '&nbsp;', 'é');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
        expect(joinSpace(text)).toBe(text.split(/\s+/).filter(Boolean).join(' '));
      }),
    );
  });
});

describe('foldFirstWord', () => {
  it.each([
    ['Harbour rebuilt', 'harbour'],
    ['  “Don’t panic”', "don't"],
    ["Don't panic", "don't"],
    ['Café au lait', 'cafe'],
    ['IVECO', 'iveco'],
    ['…', undefined],
  ])('of %j is %j', (text, word) => {
    expect(foldFirstWord(text)).toBe(word);
  });
});

describe('foldText', () => {
  it.each([
    ['PUBLICITÉ', 'publicite'],
    ['İLAN', 'ilan'],
    ['Straße', 'strasse'],
    ['ＡＤ', 'ad'],
    ['ΔΙΑΦΉΜΙΣΗΣ', 'διαφημισησ'],
    ['إعــلان', 'اعلان'],
  ])('folds %s to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});

it('strips decoration from both ends and leaves quotation and question marks', () => {
  expect(stripDecoration('*** [Ad] →')).toBe('Ad');
  expect(stripDecoration('“Ad?”')).toBe('“Ad?”');
});

it('knows a quotation from an apostrophe and an arrow', () => {
  expect(['“Ad”', '«Ad»', "'Ad'"].every(isQuotation)).toBe(true);
  expect(['Ad »', "PUBBLICITA'"].some(isQuotation)).toBe(false);
});

it('joins spaced letters and leaves words and initials', () => {
  expect(joinSpacedLetters('a d v e r t')).toBe('advert');
  expect(joinSpacedLetters('a.d.v.e.r.t')).toBe('advert');
  expect(joinSpacedLetters('an ad')).toBeUndefined();
  expect(joinSpacedLetters('a b c')).toBeUndefined();
});
