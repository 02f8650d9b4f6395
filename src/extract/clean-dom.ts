/** Removes ad markers and furniture from a tree, with the wrappers, rules and captions they leave behind. */
import type { Removal } from '../vocabulary/article.js';
import type { CleanOptions } from './clean-options.js';
import { type Cut, recordOfCuts, shorten, withoutCuts } from './cuts.js';
import type { ChildNode, ParentNode } from './dom.js';
import { type BlockVerdict, judgeBlocks } from './judge-blocks.js';
import { prune } from './prune.js';
import { collectRuns, spareBreaks, type TextRun, textOfRun } from './text-runs.js';

/** Takes the cuts, which are offsets into the text of the run, out of its text nodes. */
function cutRun({ texts }: TextRun, cuts: readonly Cut[]): void {
  let at = 0;
  let next = 0;
  for (const text of texts) {
    const { length } = text.data;
    const local: Cut[] = [];
    while (next < cuts.length) {
      const { start, end } = cuts[next] ?? { start: at + length, end: 0 };
      if (start >= at + length) break;
      local.push({ start: Math.max(0, start - at), end: Math.min(length, end - at) });
      if (end > at + length) break;
      next++;
    }
    if (local.length > 0) text.data = withoutCuts(text.data, local);
    at += length;
  }
}

/** Adds to `gone` what the verdict takes out of the tree. */
function applyVerdict(run: TextRun, verdict: BlockVerdict, gone: Set<ChildNode>): Removal {
  const text = textOfRun(run);
  const { rule, cuts } = verdict;
  if (!cuts) {
    for (const node of [...run.texts, ...spareBreaks(run)]) gone.add(node);
    return { rule, text: shorten(text) };
  }
  cutRun(run, cuts);
  for (const node of run.texts) if (node.data === '') gone.add(node);
  return { rule, text: recordOfCuts(text, cuts) };
}

/** Changes the tree in place; gives what was removed, in document order. */
export function cleanDom(root: ParentNode, options: CleanOptions = {}): Removal[] {
  const runs = collectRuns(root);
  const verdicts = judgeBlocks(
    runs.map((run) => ({ text: textOfRun(run), role: run.role })),
    options,
  );
  const gone = new Set<ChildNode>();
  const removed = runs.flatMap((run, index) => {
    const verdict = verdicts[index];
    return verdict ? [applyVerdict(run, verdict, gone)] : [];
  });
  prune(root, gone);
  return removed;
}
