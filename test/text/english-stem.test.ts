import snowball from 'snowball-stemmers';
import { describe, expect, it } from 'vitest';
import { stemEnglish } from '../../src/text/english-stem.js';

const roots =
  `a gener commun arsen abil act bat bias die dy early fizz fl fli govern hop hope inn international like log nation
  only organ pan pay play plot rap relat say sens ski trad troubl try univers use vil wax yell young`.split(
    /\s+/,
  );
const endings =
  `s es ed ing ingly edly eed eedly y ly ies ied tional enci anci abli entli izer ization ational ation ator alism
  aliti alli fulness ousli ousness iveness iviti biliti bli ogi fulli lessli li alize icate iciti ical ful ness ative al ance
  ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion sion tion e l ll us ss sses ying yed`.split(
    /\s+/,
  );

describe('stemEnglish', () => {
  it('joins the forms of a word', () => {
    expect(['connect', 'connected', 'connecting', 'connection', 'connections'].map(stemEnglish)).toEqual(
      Array.from({ length: 5 }, () => 'connect'),
    );
    expect(stemEnglish('ponies')).toBe(stemEnglish('pony'));
  });

  it('keeps words apart that only look like forms of each other', () => {
    expect(stemEnglish('news')).not.toBe(stemEnglish('new'));
    expect(stemEnglish('bias')).not.toBe(stemEnglish('bia'));
    expect(stemEnglish('inning')).not.toBe(stemEnglish('inn'));
  });

  it('says what Snowball says, of all endings and exceptions', () => {
    const reference = snowball.newStemmer('english');
    const odd =
      'skis skies dying lying tying idly gently ugly early only singly sky howe atlas cosmos andes ox be';
    const words = [...odd.split(' '), ...roots, ...roots.flatMap((root) => endings.map((end) => root + end))];
    expect(words.filter((word) => stemEnglish(word) !== reference.stem(word))).toEqual([]);
  });
});
