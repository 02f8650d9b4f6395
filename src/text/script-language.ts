/** The language a script stands for, where nothing better is known of a text: enough to look for inflected forms. */

/** Letters looked at, of title and text each. */
const SAMPLE = 200;

const SCRIPTS: readonly (readonly [language: string, letters: RegExp])[] = [
  ['uk', /[іїєґ]/iu],
  ['ru', /\p{Script=Cyrillic}/u],
  ['el', /\p{Script=Greek}/u],
  ['ko', /\p{Script=Hangul}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['fa', /[پچژگ]/u],
  ['ar', /\p{Script=Arabic}/u],
  ['hy', /\p{Script=Armenian}/u],
];
const LATIN = /\p{Script=Latin}/gu;
const OTHER =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hangul}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Armenian}]/gu;
const ANY_OTHER = /[\u0370-\u06ff\u0750-\u077f\u1100-\u11ff\uac00-\ud7af]/;

/** Undefined for Latin and for scripts whose words have no forms. */
export function languageOfScript(title: string, text: string): string | undefined {
  const sample = `${title.slice(0, SAMPLE)} ${text.slice(0, SAMPLE)}`;
  if (!ANY_OTHER.test(sample)) return undefined;
  const others = sample.match(OTHER)?.length ?? 0;
  if (others <= (sample.match(LATIN)?.length ?? 0)) return undefined;
  return SCRIPTS.find(([, letters]) => letters.test(sample))?.[0];
}
