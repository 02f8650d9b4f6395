/** Word stems as hashes: Snowball's algorithms behind a cache, since a text's words repeat and stemming is slow. */
import snowball from 'snowball-stemmers';
import { foldWord, normaliseWord } from './characters.js';
import { cliticStripper } from './clitics.js';
import { stemEnglish } from './english-stem.js';
import { hash32 } from './hash.js';
import { HashCache } from './hash-cache.js';
import { openLightStemmer } from './light-stems.js';
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
/** Distinct words remembered a language; about 4 MB when full. */
const CACHE_WORDS = 200_000;

/**
 * Hashes of the folded stems of a text's words; without a known language, the words' folded hashes. `clitics` is how
 * many small words written together with a word are taken off it first; where there are none, its stem is as with 0.
 */
export type Stems = (
  text: string,
  tokens: Tokens,
  language: string | undefined,
  clitics?: number,
) => Int32Array;

interface LanguageStemmer {
  /** Absent where a language only has clitics. */
  stem: ((word: string) => string) | undefined;
  strip: ((word: string) => string | undefined) | undefined;
  /** Stem hash by the hash of the word as written, so that the answer never depends on what came before; by clitics. */
  known: HashCache[];
  /** For words of the letters a to z, in lower case; ten times as quick. */
  stemPlain: ((word: string) => string) | undefined;
}

function openStemmer(subtag: string): LanguageStemmer | undefined {
  const algorithm = Object.hasOwn(ALGORITHMS, subtag) ? ALGORITHMS[subtag] : undefined;
  const snowballStemmer = algorithm === undefined ? undefined : snowball.newStemmer(algorithm);
  const stem = snowballStemmer
    ? (word: string) => foldWord(snowballStemmer.stem(word))
    : withFolding(openLightStemmer(subtag));
  const strip = cliticStripper(subtag);
  const stemPlain = subtag === 'en' ? stemEnglish : undefined;
  return stem || strip ? { stem, strip, known: [], stemPlain } : undefined;
}

function withFolding(stem: ((word: string) => string) | undefined) {
  return stem && ((word: string) => stem(foldWord(word)));
}

function stripClitics(word: string, clitics: number, strip: LanguageStemmer['strip']): string {
  let bare = word;
  for (let taken = 0; taken < clitics; taken++) bare = strip?.(bare) ?? bare;
  return bare;
}

const PLAIN_LETTERS = /^[a-z]+$/;

function stemHash({ stem, strip, stemPlain }: LanguageStemmer, written: string, clitics: number): number {
  if (stemPlain && written.length <= LONGEST_WORD) {
    const lower = written.toLowerCase();
    if (PLAIN_LETTERS.test(lower)) return hash32(stemPlain(lower));
  }
  const word = normaliseWord(written).toLowerCase();
  if (word.length > LONGEST_WORD || !stem) return hash32(stripClitics(foldWord(word), clitics, strip));
  return hash32(stem(clitics === 0 ? word : stripClitics(foldWord(word), clitics, strip)));
}

/** Primary subtag of a language tag: "pt-BR" is "pt". */
function primarySubtag(language: string): string {
  return language
    .slice(0, 3)
    .toLowerCase()
    .replace(/[-_].*$/, '');
}

function stemsOf(stemmer: LanguageStemmer, text: string, tokens: Tokens, clitics: number): Int32Array {
  stemmer.known[clitics] ??= new HashCache(CACHE_WORDS);
  const known = stemmer.known[clitics];
  const { count, exact, starts, ends } = tokens;
  const result = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const word = exact[at] as number;
    let stem = known.get(word);
    if (stem === undefined) {
      stem = stemHash(stemmer, text.slice(starts[at], ends[at]), clitics);
      known.set(word, stem);
    }
    result[at] = stem;
  }
  return result;
}

/** Opens the stemmers with an empty, bounded cache of their own. */
export function createStems(): Stems {
  const stemmers = new Map<string, LanguageStemmer | undefined>();
  return (text, tokens, language, clitics = 0) => {
    if (language === undefined) return tokens.folded;
    const subtag = primarySubtag(language);
    if (!stemmers.has(subtag) && stemmers.size < 64) stemmers.set(subtag, openStemmer(subtag));
    const stemmer = stemmers.get(subtag);
    const isFolded = !stemmer || (clitics === 0 ? !stemmer.stem : !stemmer.strip);
    return isFolded ? tokens.folded : stemsOf(stemmer, text, tokens, clitics);
  };
}
