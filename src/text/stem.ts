/** Word stems as hashes: Snowball's algorithms behind a cache, since a text's words repeat and stemming is slow. */
import snowball from 'snowball-stemmers';
import { foldWord, normaliseWord } from './characters.js';
import { hash32 } from './hash.js';
import type { Tokens } from './tokenise.js';

/** Snowball algorithm by primary language subtag (BCP 47). */
const ALGORITHMS: Readonly<Record<string, string>> = {
  ar: 'arabic',
  ca: 'catalan',
  cs: 'czech',
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hu: 'hungarian',
  hy: 'armenian',
  it: 'italian',
  nb: 'norwegian',
  nl: 'dutch',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sl: 'slovene',
  sv: 'swedish',
  tr: 'turkish',
};

/** Longer "words" are data, not language; stemming them would only cost time. */
const LONGEST_WORD = 40;
/** Distinct words remembered a language; about 10 MB when full. */
const CACHE_WORDS = 200_000;

/** Hashes of the folded stems of a text's words; without a known language, the words' folded hashes. */
export type Stems = (text: string, tokens: Tokens, language: string | undefined) => Int32Array;

interface LanguageStemmer {
  stem(word: string): string;
  /** Stem hash by the hash of the word as written, so that the answer never depends on what came before. */
  known: Map<number, number>;
}

function openStemmer(subtag: string): LanguageStemmer | undefined {
  const algorithm = Object.hasOwn(ALGORITHMS, subtag) ? ALGORITHMS[subtag] : undefined;
  if (algorithm === undefined) return undefined;
  const stemmer = snowball.newStemmer(algorithm);
  return { stem: (word) => stemmer.stem(word), known: new Map() };
}

function stemHash(stemmer: LanguageStemmer, written: string): number {
  const word = normaliseWord(written).toLowerCase();
  return hash32(foldWord(word.length > LONGEST_WORD ? word : stemmer.stem(word)));
}

/** Primary subtag of a language tag: "pt-BR" is "pt". */
function primarySubtag(language: string): string {
  return language
    .slice(0, 3)
    .toLowerCase()
    .replace(/[-_].*$/, '');
}

function stemsOf(stemmer: LanguageStemmer, text: string, tokens: Tokens): Int32Array {
  const { known } = stemmer;
  const { count, exact, starts, ends } = tokens;
  const result = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const word = exact[at] as number;
    let stem = known.get(word);
    if (stem === undefined) {
      stem = stemHash(stemmer, text.slice(starts[at], ends[at]));
      if (known.size >= CACHE_WORDS) known.clear();
      known.set(word, stem);
    }
    result[at] = stem;
  }
  return result;
}

/** Opens the stemmers with an empty, bounded cache of their own. */
export function createStems(): Stems {
  const stemmers = new Map<string, LanguageStemmer | undefined>();
  return (text, tokens, language) => {
    if (language === undefined) return tokens.folded;
    const subtag = primarySubtag(language);
    if (!stemmers.has(subtag) && stemmers.size < 64) stemmers.set(subtag, openStemmer(subtag));
    const stemmer = stemmers.get(subtag);
    return stemmer ? stemsOf(stemmer, text, tokens) : tokens.folded;
  };
}
