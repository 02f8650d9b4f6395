/** What each UTF-16 unit is to the tokeniser, and its folded form, as tables built once from Unicode properties. */

/** Ends a word. */
export const SEPARATOR = 0;
/** Part of a word, and its own normal form: the fast path. */
export const PLAIN = 1;
/** Part of a word that needs normalising: marks, sharp s, ligatures, jamo, surrogates, soft hyphens. */
export const COMPLEX = 2;
/** A word of its own: scripts written without spaces. */
export const SINGLE = 3;
export const APOSTROPHE = 4;
/** Full stop or comma: inside numbers and abbreviations. */
export const POINT = 5;

const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]/u;
const IN_WORD = /[\p{L}\p{N}\p{M}\u00ad\u200c-\u200d\u2060\ufeff]/u;
/** Marks that only colour a letter (Latin, Greek, Cyrillic, Hebrew, Arabic); never Indic vowel signs. */
const COLOURING_MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/gu;
const INVISIBLE = /[\u00ad\u200c-\u200d\u2060\ufeff]/gu;
const APOSTROPHES = /['\u2018\u2019\u02bc\u02bb\u2032\uff07\u05f3]/gu;

/** Letters that have no decomposition but a customary plain spelling. */
const PLAIN_SPELLING: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ς: 'σ',
};
const UNUSUAL = /[ßæœøłđðþıħς]/gu;

const ASCII = /^[\0-\x7f]*$/;

/** The word as written, in NFC, with one kind of apostrophe and nothing invisible. */
export function normaliseWord(word: string): string {
  if (ASCII.test(word)) return word;
  return word.replace(INVISIBLE, '').replace(APOSTROPHES, "'").normalize('NFC');
}

/** The word without case, diacritics, full-width and ligature forms. */
export function foldWord(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  return normaliseWord(word)
    .normalize('NFKD')
    .toLowerCase()
    .replace(COLOURING_MARKS, '')
    .replace(UNUSUAL, (letter) => PLAIN_SPELLING[letter] ?? letter)
    .normalize('NFC');
}

function kindOf(unit: number, character: string): number {
  if (unit >= 0x1100 && unit <= 0x11ff) return COMPLEX;
  if (unit === 0x2e || unit === 0x2c) return POINT;
  if (character.search(APOSTROPHES) === 0) return APOSTROPHE;
  if (WITHOUT_SPACES.test(character)) return SINGLE;
  if (!IN_WORD.test(character)) return SEPARATOR;
  const plain = normaliseWord(character) === character && !/\p{M}/u.test(character);
  return plain && foldWord(character).length === 1 ? PLAIN : COMPLEX;
}

/** Blocks whose members are all alike are filled without asking for each: it keeps the start of the program short. */
const UNIFORM_BLOCKS: readonly (readonly [first: number, last: number, kind: number])[] = [
  [0x2e80, 0x2fff, SEPARATOR],
  [0x3400, 0x4dbf, SINGLE],
  [0x4e00, 0x9fff, SINGLE],
  [0xac00, 0xd7a3, PLAIN],
  [0xd800, 0xdfff, COMPLEX],
  [0xe000, 0xf8ff, SEPARATOR],
];

interface CharacterTables {
  /** One of the kinds above for each UTF-16 unit. */
  kind: Uint8Array;
  /** Folded unit of each `PLAIN` unit. */
  fold: Uint16Array;
}

function buildTables(): CharacterTables {
  const kind = new Uint8Array(0x10000);
  const fold = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  const blocks = UNIFORM_BLOCKS.values();
  let block = blocks.next().value;
  for (let unit = 0; unit < 0x10000; unit++) {
    if (block && unit === block[0]) {
      kind.fill(block[2], block[0], block[1] + 1);
      unit = block[1];
      block = blocks.next().value;
      continue;
    }
    const character = String.fromCharCode(unit);
    kind[unit] = kindOf(unit, character);
    if (kind[unit] === PLAIN) fold[unit] = foldWord(character).charCodeAt(0);
  }
  return { kind, fold };
}

export const { kind: KIND, fold: FOLD } = buildTables();

/** The folded unit of each `PLAIN` unit, 0 for all others: one look-up where two would be needed. */
export const PLAIN_FOLD = FOLD.map((fold, unit) => (KIND[unit] === PLAIN ? fold : 0));

/** Whether the character outside the basic plane is a Chinese character. */
export function isHighIdeograph(codePoint: number): boolean {
  return codePoint >= 0x20000 && codePoint < 0x40000;
}

/** Whether the character outside the basic plane that starts here is a letter or digit of a spaced script. */
export function isHighLetter(codePoint: number): boolean {
  return codePoint < 0x20000 && IN_WORD.test(String.fromCodePoint(codePoint));
}
