/** Removes ad markers and furniture from a tree, with the wrappers, rules and captions they leave behind. */
import type { Removal } from '../vocabulary/article.js';
import type { CleanOptions } from './clean-options.js';
import { type ParentNode, remove } from './dom.js';
import { type BlockVerdict, judgeBlocks } from './judge-blocks.js';
import { pruneAround } from './prune.js';
import { collectRuns, type TextRun } from './text-runs.js';

const MAX_RECORD = 200;

function textOfRun({ texts }: TextRun): string {
  return texts.map(({ data }) => data).join('');
}

/** Removes the characters from `start` to `end`, offsets into the text of the run. */
function cutRun({ texts }: TextRun, start: number, end: number): void {
  let at = 0;
  for (const text of texts) {
    const { length } = text.data;
    const from = Math.max(0, start - at);
    const to = Math.min(length, end - at);
    if (from < to) text.data = text.data.slice(0, from) + text.data.slice(to);
    at += length;
  }
}

/** Of the breaks above and below a removed line those on the shorter side go with it. */
function removeBreaks({ breaksBefore, breaksAfter }: TextRun): void {
  const spare =
    breaksBefore.length >= breaksAfter.length && breaksAfter.length > 0 ? breaksAfter : breaksBefore;
  for (const element of spare) {
    if (element.parent) remove(element);
  }
}

function removeRun(run: TextRun, root: ParentNode): void {
  removeBreaks(run);
  for (const text of run.texts) pruneAround(text, root);
}

function applyVerdict(run: TextRun, verdict: BlockVerdict, root: ParentNode): Removal {
  const text = textOfRun(run);
  if (!verdict.cuts) {
    removeRun(run, root);
    return { rule: verdict.rule, text: text.trim().slice(0, MAX_RECORD) };
  }
  for (const { start, end } of [...verdict.cuts].reverse()) cutRun(run, start, end);
  for (const node of run.texts) if (node.data === '') pruneAround(node, root);
  const cut = verdict.cuts.map(({ start, end }) => text.slice(start, end).trim()).join(' … ');
  return { rule: verdict.rule, text: cut.slice(0, MAX_RECORD) };
}

/** Changes the tree in place; gives what was removed, in document order. */
export function cleanDom(root: ParentNode, options: CleanOptions = {}): Removal[] {
  const runs = collectRuns(root);
  const verdicts = judgeBlocks(
    runs.map((run) => ({ text: textOfRun(run), role: run.role })),
    options,
  );
  return runs.flatMap((run, index) => {
    const verdict = verdicts[index];
    return verdict ? [applyVerdict(run, verdict, root)] : [];
  });
}
