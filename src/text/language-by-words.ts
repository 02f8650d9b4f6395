/** The language of a text by its small words, which make up a third of it: quick, and certain or silent. */
import { functionWords } from './function-words.js';

export interface LanguageByWords {
  /** ISO 639-1 code. */
  language: string;
  /** 0 to 1: by how many words it is ahead of the nearest other language. */
  accuracy: number;
}

/** Fewer small words, or fewer different ones, may be names and words of another language. */
const FEWEST_FOUND = 8;
const FEWEST_DISTINCT = 5;
const LEAST_SHARE = 0.2;
/** Words that only the language has, for and beside each other language. */
const FEWEST_OWN = 2;
const LEAST_RATIO = 2;

const languages = Object.keys(functionWords);

/** Numbers of the languages that have the word. */
function indexWords(): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [number, language] of languages.entries()) {
    for (const word of (functionWords[language] ?? '').split(' ')) {
      const known = index.get(word);
      if (known) known.push(number);
      else index.set(word, [number]);
    }
  }
  return index;
}

const index = indexWords();

/** How often a word of each language stands in the text. */
function countPlaces(found: readonly (readonly number[])[]): Int32Array {
  const counts = new Int32Array(languages.length);
  for (const having of found) for (const language of having) counts[language] = (counts[language] ?? 0) + 1;
  return counts;
}

function findWords(words: readonly string[]): (readonly number[])[] {
  const found: (readonly number[])[] = [];
  for (const word of words) {
    const having = index.get(word);
    if (having) found.push(having);
  }
  return found;
}

/** `own` and `their` are places of words that only one of two languages has; each more halves the doubt. */
function accuracyAgainst(own: number, their: number): number {
  return own < FEWEST_OWN || own < LEAST_RATIO * their ? 0 : 1 - 2 ** (their - own);
}

/** Takes the words of a text in lower case; undefined where no language is clearly ahead of all others. */
export function languageByWords(words: readonly string[]): LanguageByWords | undefined {
  const found = findWords(words);
  const places = countPlaces(found);
  const most = Math.max(...places);
  if (most < Math.max(FEWEST_FOUND, LEAST_SHARE * words.length)) return undefined;
  const best = places.indexOf(most);
  const mine = found.filter((having) => having.includes(best));
  const shared = countPlaces(mine);
  let accuracy = 1;
  for (const [other, count] of places.entries()) {
    const both = shared[other] ?? 0;
    if (other !== best) accuracy = Math.min(accuracy, accuracyAgainst(most - both, count - both));
  }
  if (accuracy === 0 || new Set(mine).size < FEWEST_DISTINCT) return undefined;
  return { language: languages[best] ?? '', accuracy };
}
