/** How much a text says, whatever its script. */

/** Ideographs, kana and Hangul syllables; a quick test and the same to count. */
const DENSE = /[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/;
const ALL_DENSE = new RegExp(DENSE.source, 'g');
/** A news text in Chinese, Japanese or Korean has two to three times fewer characters than the same in English. */
const LETTERS = 2.5;

/** In Latin letters: a character of a dense script counts for several. */
export function readingLength(text: string): number {
  if (!DENSE.test(text)) return text.length;
  return text.length + (text.match(ALL_DENSE)?.length ?? 0) * (LETTERS - 1);
}
