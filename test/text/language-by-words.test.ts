import { describe, expect, it } from 'vitest';
import { languageByWords } from '../../src/text/language-by-words.js';

const english =
  'the council said on tuesday that it would rebuild the pier after a storm had broken it and that it was not his plan';

describe('languageByWords', () => {
  it('knows a language by a few small words, more surely by more', () => {
    const short = languageByWords(english.split(' '));
    const long = languageByWords(`${english} ${english}`.split(' '));
    expect(short?.language).toBe('en');
    expect(long?.accuracy).toBeGreaterThanOrEqual(short?.accuracy ?? 1);
  });

  it('is silent between two languages that share what it found', () => {
    const both = 'og i at det som er for med den til har de om et han hun men ved så';
    expect(languageByWords(both.split(' '))).toBeUndefined();
  });

  it('is silent where half the text is in another language', () => {
    const german =
      'der rat hat am dienstag gesagt dass er die mole nach dem sturm wieder bauen wird und nicht sein plan ist';
    expect(languageByWords(`${english} ${german}`.split(' '))).toBeUndefined();
  });

  it('is silent about names and about one word said again and again', () => {
    expect(languageByWords('harbour pier storm council de la rosa von trapp'.split(' '))).toBeUndefined();
    expect(languageByWords(Array.from({ length: 50 }, () => 'the'))).toBeUndefined();
    expect(languageByWords([])).toBeUndefined();
  });
});
