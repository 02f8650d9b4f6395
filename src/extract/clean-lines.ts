/** Removes ad markers and furniture from an article given as lines. */
import type { Removal } from '../vocabulary/article.js';
import type { CleanOptions } from './clean-options.js';
import { recordOfCuts, shorten, withoutCuts } from './cuts.js';
import { type Block, type BlockRole, judgeBlocks } from './judge-blocks.js';

const LIST_ITEM = /^\s*(?:[-–•*·‣▪◦]|\(?\p{N}{1,2}[.)])\s+\p{L}/u;
const RULE_LINE = /^\s*[-–—_=─]{3,}\s*$/u;

function isListed(lines: readonly string[], index: number): boolean {
  const isItem = (at: number) => LIST_ITEM.test((lines[at] ?? '').slice(0, 40));
  return isItem(index) && (isItem(index - 1) || isItem(index + 1));
}

function roleOf(lines: readonly string[], index: number): BlockRole {
  return isListed(lines, index) ? 'listed' : 'text';
}

function isDrawn(line: string | undefined): boolean {
  return line !== undefined && line.length < 200 && RULE_LINE.test(line);
}

/** A drawn rule above and one below removed markers framed them; both go too. */
function findFrames(lines: readonly string[], isRemoved: (index: number) => boolean): Set<number> {
  const frames = new Set<number>();
  lines.forEach((line, index) => {
    if (!isDrawn(line) || !isRemoved(index + 1)) return;
    let below = index + 1;
    while (isRemoved(below)) below++;
    if (isDrawn(lines[below])) frames.add(index).add(below);
  });
  return frames;
}

export interface CleanedLines {
  lines: string[];
  removed: Removal[];
}

/** What becomes of each line: undefined where it goes. Same length as `lines`. */
export function judgeLines(
  lines: readonly string[],
  options: CleanOptions = {},
): { kept: (string | undefined)[]; removed: Removal[] } {
  const blocks: Block[] = lines.map((text, index) => ({ text, role: roleOf(lines, index) }));
  const verdicts = judgeBlocks(blocks, options);
  const removed: Removal[] = [];
  const frames = findFrames(lines, (index) => verdicts[index] !== undefined && !verdicts[index]?.cuts);
  const kept = lines.map((text, index) => {
    const verdict = verdicts[index] ?? (frames.has(index) ? { rule: 'orphaned-rule' } : undefined);
    if (!verdict) return text;
    const cuts = 'cuts' in verdict ? verdict.cuts : undefined;
    removed.push({ rule: verdict.rule, text: cuts ? recordOfCuts(text, cuts) : shorten(text), index });
    return cuts ? withoutCuts(text, cuts) : undefined;
  });
  return { kept, removed };
}

/** The lines that are the article's, unchanged, and what was removed by which rule. */
export function cleanLines(lines: readonly string[], options: CleanOptions = {}): CleanedLines {
  const { kept, removed } = judgeLines(lines, options);
  return { lines: kept.filter((line) => line !== undefined), removed };
}
