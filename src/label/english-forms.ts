/** The inflected forms of an English noun: plural and singular only, so that a keyword never drifts to another word. */

/** Words whose form with or without s is another word. */
const INVARIANT: ReadonlySet<string> = new Set(
  `arm arms custom customs doe does good goods green greens les less mas mass mean means new news other others pas pass
   premise premises save saves saving savings serie series specie species spirit spirits thi this wale wales
   was wa were work works`.split(/\s+/),
);

function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

function singulars(word: string): string[] {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is|ics)$/.test(word)) return [];
  if (/[^aeiou]ies$/.test(word)) return [`${word.slice(0, -3)}y`];
  const withoutS = word.slice(0, -1);
  return /(?:s|x|z|ch|sh)es$/.test(word) ? [withoutS, word.slice(0, -2)] : [withoutS];
}

/**
 * All forms of a folded word, the word itself first. A name (written with a capital) only gains an ending:
 * "Gates" must not match "gate", nor "Jobs" "job".
 */
export function englishForms(word: string, isName: boolean): string[] {
  if (!/^[a-z]{3,}$/.test(word) || INVARIANT.has(word)) return [word];
  const roots = isName ? [] : singulars(word);
  const forms = [word, ...roots, ...(roots.length === 0 ? [plural(word)] : [])];
  return forms.filter((form, index) => index === 0 || !INVARIANT.has(form));
}
