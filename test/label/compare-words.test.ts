/** Letters are compared as people read them, and as written only where asked. */
import { describe, expect, it } from 'vitest';
import { beginsWith, isWord, spellWord } from '../../src/label/compare-words.js';

describe('isWord and beginsWith', () => {
  it.each([
    ['ZELENSKÝ', 'zelensky'],
    ['e\u0301lan', 'elan'],
    ['Straße', 'strasse'],
    ['U.S.', 'us'],
    ['1,000', '1000'],
    ['Ｒｕｓｓｉａ', 'russia'],
  ])('reads %s as %s', (written, letters) => {
    const text = `in ${written}, too`;
    expect(isWord(text, 3, 3 + written.length, letters)).toBe(true);
    expect(beginsWith(text, 3, 3 + written.length, letters.slice(0, 2))).toBe(true);
    expect(isWord(text, 3, 3 + written.length, `${letters}s`)).toBe(false);
    expect(isWord(text, 3, 3 + written.length, letters.slice(0, -1))).toBe(false);
  });
});

describe('spellWord', () => {
  it('keeps case, accents, both or neither', () => {
    expect(spellWord('Élan', true, true)).toBe('Élan');
    expect(spellWord('Élan', true, false)).toBe('Elan');
    expect(spellWord('Élan', false, true)).toBe('élan');
    expect(spellWord('Élan', false, false)).toBe('elan');
  });
});
