/** The inflected forms of an English noun: plural and singular only, so that a keyword never drifts to another word. */

/** Words whose form with or without s is another word. */
const INVARIANT: ReadonlySet<string> = new Set(
  `arm arms custom customs doe does good goods green greens les less mas mass mean means new news other others pas pass
   premise premises save saves saving savings serie series specie species spirit spirits thi this wale wales
   was wa were work works`.split(/\s+/),
);

/** Plurals that no rule gives, by their singulars. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `child:children crisis:crises foot:feet half:halves knife:knives leaf:leaves life:lives loaf:loaves man:men mouse:mice
   policeman:policemen spokesman:spokesmen businessman:businessmen congressman:congressmen thief:thieves tooth:teeth
   wife:wives wolf:wolves woman:women analysis:analyses basis:bases hypothesis:hypotheses criterion:criteria`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);
const SINGULARS = new Map(Array.from(IRREGULAR, ([singular, plural]) => [plural, singular]));

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
  const irregular = isName ? undefined : (IRREGULAR.get(word) ?? SINGULARS.get(word));
  if (irregular !== undefined) return [word, irregular];
  const roots = isName ? [] : singulars(word);
  const forms = [word, ...roots, ...(roots.length === 0 ? [plural(word)] : [])];
  return forms.filter((form, index) => index === 0 || !INVARIANT.has(form));
}
