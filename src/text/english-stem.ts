/** Snowball's English stemmer (Porter 2, https://snowballstem.org/algorithms/english/stemmer.html) for words of plain letters. */

/** Words whose stem no rule gives, and words that are their own. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map(
  `skis:ski skies:sky dying:die lying:lie tying:tie idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl
   sky:sky news:news howe:howe atlas:atlas cosmos:cosmos bias:bias andes:andes`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);
/** Left as they are once a plural's ending is off. */
const FINISHED: ReadonlySet<string> = new Set(
  'inning outing canning herring earring proceed exceed succeed'.split(' '),
);
const PREFIXES = ['gener', 'commun', 'arsen'];
const DOUBLES: ReadonlySet<string> = new Set('bb dd ff gg mm nn pp rr tt'.split(' '));

type Suffix = readonly [suffix: string, replacement: string];
/** What a suffix becomes, by its last letter since most words end otherwise; the longest first, so that it wins. */
type Suffixes = ReadonlyMap<string, readonly Suffix[]>;

function suffixes(list: string): Suffixes {
  const pairs = list.split(' ').map((pair): Suffix => {
    const [suffix = '', replacement = ''] = pair.split(':');
    return [suffix, replacement];
  });
  const byLetter = new Map<string, Suffix[]>();
  for (const pair of pairs.sort(([one], [other]) => other.length - one.length)) {
    const letter = pair[0].slice(-1);
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), pair]);
  }
  return byLetter;
}

const DERIVED = suffixes(
  `tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ational:ate ation:ate ator:ate alism:al
   aliti:al alli:al fulness:ful ousli:ous ousness:ous iveness:ive iviti:ive biliti:ble bli:ble ogi:og fulli:ful
   lessli:less li`.replace(/\s+/g, ' '),
);
const SECOND = suffixes('tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful ness ative');
const LAST = suffixes('al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion');

function isVowel(letter: string | undefined): boolean {
  return letter !== undefined && letter !== '' && 'aeiouy'.includes(letter);
}

function hasVowel(text: string): boolean {
  return /[aeiouy]/.test(text);
}

/** Where the region after the first vowel and consonant from `from` on begins. */
function regionAfter(word: string, from: number): number {
  let at = from;
  while (at < word.length && !isVowel(word[at])) at++;
  while (at < word.length && isVowel(word[at])) at++;
  return at < word.length ? at + 1 : word.length;
}

/** Whether the word ends in a short syllable: "rap", "trap", "at", not "uproot", "bestow". */
function endsShort(word: string): boolean {
  const last = word.at(-1);
  if (word.length < 2 || isVowel(last) || !isVowel(word.at(-2))) return false;
  return word.length === 2 || (!isVowel(word.at(-3)) && last !== 'w' && last !== 'x' && last !== 'Y');
}

function longest(word: string, list: Suffixes): Suffix | undefined {
  return list.get(word.slice(-1))?.find(([suffix]) => word.endsWith(suffix));
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1);
  if (!word.endsWith('s') || word.endsWith('us') || word.endsWith('ss')) return word;
  return hasVowel(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function repairEnd(word: string, region: number): string {
  if (/(?:at|bl|iz)$/.test(word)) return `${word}e`;
  if (DOUBLES.has(word.slice(-2))) return word.slice(0, -1);
  return word.length === region && endsShort(word) ? `${word}e` : word;
}

function withoutTense(word: string, region: number): string {
  const suffix = /(?:eed|eedly|ed|edly|ing|ingly)$/.exec(word)?.[0];
  if (suffix === undefined) return word;
  const root = word.slice(0, -suffix.length);
  if (suffix.startsWith('eed')) return root.length >= region ? `${root}ee` : word;
  return hasVowel(root) ? repairEnd(root, region) : word;
}

function replaceY(word: string): string {
  const isFinal = /[yY]$/.test(word) && word.length > 2 && !isVowel(word.at(-2));
  return isFinal ? `${word.slice(0, -1)}i` : word;
}

function deriveFirst(word: string, region: number): string {
  const found = longest(word, DERIVED);
  if (!found) return word;
  const [suffix, replacement] = found;
  const root = word.slice(0, -suffix.length);
  if (root.length < region) return word;
  if (suffix === 'ogi' && !root.endsWith('l')) return word;
  return suffix === 'li' && !/[cdeghkmnrt]$/.test(root) ? word : root + replacement;
}

function deriveSecond(word: string, first: number, second: number): string {
  const found = longest(word, SECOND);
  if (!found) return word;
  const [suffix, replacement] = found;
  const root = word.slice(0, -suffix.length);
  return root.length < (suffix === 'ative' ? second : first) ? word : root + replacement;
}

function dropLast(word: string, region: number): string {
  const suffix = longest(word, LAST)?.[0];
  if (suffix === undefined) return word;
  const root = word.slice(0, -suffix.length);
  return root.length < region || (suffix === 'ion' && !/[st]$/.test(root)) ? word : root;
}

function dropEnd(word: string, first: number, second: number): string {
  const root = word.slice(0, -1);
  if (word.endsWith('e'))
    return root.length >= second || (root.length >= first && !endsShort(root)) ? root : word;
  return word.endsWith('ll') && root.length >= second ? root : word;
}

/** A `y` that is a consonant, as a capital: at the beginning and after a vowel. */
function markConsonants(word: string): string {
  return word.includes('y') ? word.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y') : word;
}

/** Takes a word of the letters a to z only. */
export function stemEnglish(written: string): string {
  if (written.length < 3) return written;
  const exception = EXCEPTIONS.get(written);
  if (exception !== undefined) return exception;
  const marked = markConsonants(written);
  const prefix = PREFIXES.find((start) => marked.startsWith(start));
  const first = prefix === undefined ? regionAfter(marked, 0) : prefix.length;
  const second = regionAfter(marked, first);
  let word = withoutPlural(marked);
  if (FINISHED.has(word)) return word;
  word = replaceY(withoutTense(word, first));
  word = deriveSecond(deriveFirst(word, first), first, second);
  return dropEnd(dropLast(word, second), first, second).toLowerCase();
}
