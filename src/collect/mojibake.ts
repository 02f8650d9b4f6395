/** How strange a text looks: text that was decoded with the wrong single-octet table has letters where no language has them. */

const sampleLength = 20_000;

/** Things that correct text of any language hardly ever holds; each hit counts once for the letters it spoils. */
const oddities: readonly RegExp[] = [
  // A sign, a superscript or a control in the middle of a word.
  /[\p{L}\p{M}][\u0080-\u009f\u00a1-\u00a9\u00ab-\u00ac\u00ae-\u00b6\u00b8-\u00bf\u00d7\u00f7\u2020-\u2022\u2030\u2039\u203a\u20ac\u2116\u2122][\p{L}\p{M}]/gu,
  // Four accented Latin letters or more in a row.
  /[\u00c0-\u024f\u0152-\u017e]{4,}/g,
  // A capital after a small letter in a word that is not English.
  /\p{Ll}(?=[\u00c0-\u052f])\p{Lu}/gu,
  // Two scripts in one word.
  /[\u0370-\u03ff][\u0041-\u024f\u0400-\u052f]|[\u0400-\u052f][\u0041-\u024f\u0370-\u03ff]|[A-Za-z\u00c0-\u024f][\u0370-\u03ff\u0400-\u052f]/g,
  // Letters of writing systems that meet in no language.
  /[\u0590-\u06ff][\u00c0-\u052f]|[\u00c0-\u052f][\u0590-\u06ff]|[\u0e00-\u0e7f][\u00c0-\u06ff]|[\u00c0-\u06ff][\u0e00-\u0e7f]/g,
  // Box drawing, half-width kana and private use.
  /[\u2500-\u25ff\uff61-\uff9f\ue000-\uf8ff\ufffd]{1,2}/g,
  // Cyrillic consonants in a row beyond anything that is spoken, and letters of one small language between others.
  /[бвгджзйклмнпрстфхцчшщ]{6,}|[ѓќљњћђџѕ]{2,}/gi,
];

/** Oddities per character beyond ASCII, 0 for ordinary text; compare candidates by it. */
export function strangeness(text: string): number {
  const sample = wordsBeyondAscii(text);
  if (sample === '') return 0;
  const letters = sample.replace(/\p{ASCII}/gu, '').length;
  let hits = 0;
  for (const oddity of oddities) for (const hit of sample.match(oddity) ?? []) hits += hit.length;
  return hits / letters;
}

/** Markup and plain English say nothing; keep words that hold something else. */
function wordsBeyondAscii(text: string): string {
  const words = text.slice(0, sampleLength * 5).split(/[\s<>"'=&;]+/);
  return words
    .filter((word) => /\P{ASCII}/u.test(word))
    .join(' ')
    .slice(0, sampleLength);
}
