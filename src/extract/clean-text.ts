/** Removes ad markers and furniture from plain text whose paragraphs are split by line breaks or by `<br>`. */
import type { Removal } from '../vocabulary/article.js';
import { judgeLines } from './clean-lines.js';
import type { CleanOptions } from './clean-options.js';

const BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]|<br\s{0,8}\/?>/giu;

interface SplitText {
  lines: string[];
  /** What stood after each line; the last one has none. */
  breaks: string[];
}

function split(text: string): SplitText {
  const lines: string[] = [];
  const breaks: string[] = [];
  let at = 0;
  for (const match of text.matchAll(BREAK)) {
    lines.push(text.slice(at, match.index));
    breaks.push(match[0]);
    at = match.index + match[0].length;
  }
  lines.push(text.slice(at));
  return { lines, breaks };
}

/** The text without them. Everything else stays byte for byte; one of the two gaps around a removed line stays. */
export function cleanText(text: string, options: CleanOptions = {}): { text: string; removed: Removal[] } {
  const { lines, breaks } = split(text);
  const { kept, removed } = judgeLines(lines, options);
  return removed.length === 0 ? { text, removed } : { text: join(kept, breaks), removed };
}

/** Keeps the longer of the gaps above and below a removed line, so that a blank line between paragraphs survives. */
function join(kept: readonly (string | undefined)[], breaks: readonly string[]): string {
  let result = '';
  let gap = '';
  let held: string | undefined;
  kept.forEach((line, index) => {
    if (line === undefined) {
      held = longer(held, gap);
      gap = '';
    } else if (line.trim() === '') {
      gap += line;
    } else {
      result += (result === '' && held !== undefined ? held : longer(held, gap)) + line;
      held = undefined;
      gap = '';
    }
    gap += breaks[index] ?? '';
  });
  return result + gap;
}

function longer(first: string | undefined, second: string): string {
  return first !== undefined && countBreaks(first) >= countBreaks(second) ? first : second;
}

function countBreaks(gap: string): number {
  return gap.match(BREAK)?.length ?? 0;
}
