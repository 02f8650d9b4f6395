/** What grouping keeps of an article: enough to find its copies and its story again without its text. */
import { canonicalUrl } from '../text/canonical-url.js';
import { hash32 } from '../text/hash.js';
import type { Stems } from '../text/stem.js';
import { type Tokens, tokenise } from '../text/tokenise.js';
import type { Meaning } from './meaning.js';
import { NAME_WORDS, nameTerms } from './name-terms.js';
import { type Sketch, sketchText } from './sketch.js';
import { type StoryFeatures, storyFeatures } from './story-features.js';

export interface GroupArticle {
  id: string;
  /** Source id of the config. */
  source: string;
  url?: string | undefined;
  title: string;
  /** One block a line. */
  text: string;
  /** Epoch milliseconds; undefined where unknown. */
  time?: number | undefined;
  /** BCP 47 tag; stems need it. */
  language?: string | undefined;
}

export interface ArticlePrint {
  id: string;
  source: string;
  title: string;
  time: number | undefined;
  /** Words of the text. */
  words: number;
  /** 52-bit hash of all words in order; 0 for an empty text. */
  wordsHash: number;
  /** 52-bit hash of the title's words; 0 for an empty title. */
  titleHash: number;
  /** 52-bit hash of the canonical address; 0 without one. */
  urlHash: number;
  sketch: Sketch;
  features: StoryFeatures;
  /** Where the operator has a model. */
  meaning?: Meaning;
}

/** Two independent 32-bit hashes as one safe integer: a collision in a window of a million is unlikely (1e-4). */
function wideHash(left: number, right: number): number {
  return (left >>> 0) * 2 ** 20 + (right >>> 12);
}

function hashWords(folded: Int32Array): number {
  if (folded.length === 0) return 0;
  let left = 0x2545f491;
  let right = 0x9e3779b9;
  for (let at = 0; at < folded.length; at++) {
    left = Math.imul(left ^ (folded[at] as number), 0x85ebca6b) ^ (left >>> 15);
    right = Math.imul(right + (folded[at] as number), 0xc2b2ae35) ^ (right >>> 13);
  }
  return wideHash(left, right);
}

function hashUrl(url: string | undefined): number {
  const key = url === undefined ? undefined : canonicalUrl(url);
  return key === undefined ? 0 : wideHash(hash32(key), hash32(key, 1));
}

function firstTokens(tokens: Tokens, most: number): Tokens {
  const count = Math.min(tokens.count, most);
  return { ...tokens, count, folded: tokens.folded.subarray(0, count) };
}

export function printArticle(article: GroupArticle, stems: Stems): ArticlePrint {
  const { id, source, url, title, text, time, language } = article;
  const titleTokens = tokenise(title);
  const tokens = tokenise(text);
  const first = firstTokens(tokens, NAME_WORDS);
  const textStems = stems(text, first, language);
  return {
    id,
    source,
    title: title.slice(0, 300),
    time,
    words: tokens.count,
    wordsHash: hashWords(tokens.folded),
    titleHash: hashWords(titleTokens.folded),
    urlHash: hashUrl(url),
    sketch: sketchText(text, tokens),
    features: storyFeatures(
      stems(title, titleTokens, language),
      textStems,
      nameTerms(text, first, textStems),
    ),
  };
}
