/** Which language a text is written in. */
import { detectAll } from 'tinyld';
import { languageByWords } from './language-by-words.js';

const MIN_LETTERS = 120;
const MAX_SAMPLE = 1200;
const MIN_ACCURACY = 0.3;
/** So many words tell most languages; the rest of the sample is read where they do not. */
const FIRST_WORDS = 80;

/** Languages the detector knows and no newspaper we could meet is written in; it takes English for them at times. */
const rare: ReadonlySet<string> = new Set(['ber', 'rn', 'tlh', 'eo', 'vo', 'la']);

export interface DetectedLanguage {
  /** ISO 639-1 code. */
  language: string;
  /** 0 to 1: by its small words ahead of all other languages, or the detector's own estimate. */
  accuracy: number;
}

/** By runs of letters; what it takes for a text in Latin letters is a hundred times the time of looking up words. */
function detectByLetters(sample: string): DetectedLanguage | undefined {
  const best = detectAll(sample).find(({ lang }) => !rare.has(lang));
  return best && best.accuracy >= MIN_ACCURACY ? { language: best.lang, accuracy: best.accuracy } : undefined;
}

/** Undefined for texts too short or too mixed to tell. */
export function detectLanguage(text: string): DetectedLanguage | undefined {
  const sample = text.slice(0, MAX_SAMPLE).replace(/https?:\S+/g, ' ');
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  // One letter of Chinese, Japanese or Korean says as much as a syllable of others.
  const isDense = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}/.test(sample);
  if (letters < (isDense ? MIN_LETTERS / 4 : MIN_LETTERS)) return undefined;
  return languageByWords(words.slice(0, FIRST_WORDS)) ?? languageByWords(words) ?? detectByLetters(sample);
}

/** Codes of one language, or of languages too near for any detector: what somebody wrote down is better than a guess. */
const nearCodes = ['no nb nn', 'hr sr bs sh cnr', 'id ms', 'tl fil', 'he iw', 'ro mo'].map((codes) =>
  codes.split(' '),
);

/** Whether a detected code (ISO 639-1) may be meant by a declared tag (BCP 47). */
export function isSameLanguage(detected: string, declared: string): boolean {
  const [base = ''] = declared.toLowerCase().split('-');
  return base === detected || nearCodes.some((codes) => codes.includes(base) && codes.includes(detected));
}
