/** Light stemmers for inflected languages without a Snowball algorithm here: the ending of the case comes off, nothing else. */

import { foldWord } from './characters.js';

/** Endings of nouns, names and adjectives by primary subtag; what is left has at least three letters. */
const ENDINGS: Readonly<Record<string, string>> = {
  bg: 'ите ият ата ето ове ия та то те ът а я о е и у',
  el: 'ουσ εων εισ ιου ων ασ εσ οσ ου οι ησ η α ο ι ε υ',
  hr: 'ovima evima ovi ova ove ama ima oga omu ima em om og oj ih im a e i o u',
  pl: 'iego iemu owie ach ami ego emu owi ich ych iej imi ymi iem ow om em im ym ej ie ia iu a e i o u y',
  sk: 'ovia och ami ovi eho emu ych ich imi ymi ou om em im ym ej ho a e i o u y',
  uk: 'ового ями ами ові еві ого ому ими ість ів ям ам ям ях ах ою ею ої ий ій их им ом ем єм а е є и і ї о у ю я ь й',
};
const ALIASES: Readonly<Record<string, string>> = { bs: 'hr', sr: 'hr', be: 'uk' };
const FEWEST_LETTERS = 3;

/** A stemmer over folded words; undefined for languages without a list. */
export function openLightStemmer(subtag: string): ((word: string) => string) | undefined {
  const name = Object.hasOwn(ALIASES, subtag) ? (ALIASES[subtag] ?? '') : subtag;
  const endings = Object.hasOwn(ENDINGS, name) ? ENDINGS[name] : undefined;
  if (endings === undefined) return undefined;
  const known = new Set(endings.split(' ').map(foldWord));
  const longest = Math.max(...[...known].map((ending) => ending.length));
  return (word) => {
    for (let length = Math.min(longest, word.length - FEWEST_LETTERS); length > 0; length--)
      if (known.has(word.slice(-length))) return word.slice(0, -length);
    return word;
  };
}
