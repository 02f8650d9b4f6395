/** Names in a text: words capitalised in the middle of a sentence, and runs of them. */
import { mixHashes } from '../text/hash.js';
import type { Tokens } from '../text/tokenise.js';

/** Whoever acts is named early. */
export const NAME_WORDS = 600;

function isCapital(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  return /\p{Lu}/u.test(String.fromCharCode(unit));
}

/** Full stop, exclamation and question mark, colon, quotation marks and line breaks: a capital after them proves nothing. */
const OPENERS = new Set(
  Array.from('.!?:"\n\u201c\u201d\u201e\u00ab\u00bb\u2018\u00bf\u00a1\u2022', (c) => c.charCodeAt(0)),
);

interface Gap {
  opens: boolean;
  /** Nothing but one blank. */
  isBlank: boolean;
}

const BLANK: Gap = { opens: false, isBlank: true };

function gapBefore(text: string, from: number, to: number): Gap {
  if (to - from === 1 && text.charCodeAt(from) === 0x20) return BLANK;
  let opens = false;
  for (let at = from; at < to && !opens; at++) opens = OPENERS.has(text.charCodeAt(at));
  return { opens, isBlank: false };
}

/**
 * The stems of names, and one term for each run of two words or more. Scripts without capitals have none; German
 * gives all its nouns, which serve as well.
 */
export function nameTerms(text: string, tokens: Tokens, stems: Int32Array): Int32Array {
  const terms: number[] = [];
  let run = 0;
  let length = 0;
  let end = 0;
  const close = () => {
    if (length > 1) terms.push(run);
    length = 0;
  };
  for (let at = 0; at < stems.length; at++) {
    const start = tokens.starts[at] as number;
    const gap = gapBefore(text, end, start);
    end = tokens.ends[at] as number;
    if (at === 0 || gap.opens || !isCapital(text.charCodeAt(start))) {
      close();
      continue;
    }
    if (!gap.isBlank) close();
    const stem = stems[at] as number;
    terms.push(stem);
    run = length === 0 ? stem : mixHashes(run, stem);
    length++;
  }
  close();
  return Int32Array.from(terms);
}
