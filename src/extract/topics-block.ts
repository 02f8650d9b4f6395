/** Takes a page's own topics line out of a tree. */
import type { Removal } from '../vocabulary/article.js';
import { type ChildNode, isElement, type ParentNode, type Text } from './dom.js';
import { prune } from './prune.js';
import { collectRuns, spareBreaks, type TextRun } from './text-runs.js';
import { takeTopicsLine } from './topics-line.js';

/** A topics line is shorter; longer runs are not put together. In UTF-16 units. */
const MAX_LINE = 600;

function linkAround(text: Text): ParentNode | null {
  let node: ParentNode | null = text.parent;
  while (node && isElement(node) && !isBoundary(node.name)) node = node.parent;
  return node && isElement(node) && node.name === 'a' ? node : null;
}

function isBoundary(name: string): boolean {
  return name === 'a' || name === 'p' || name === 'div' || name === 'li';
}

/** The text of the run, with a comma between links that stand side by side. */
function lineOf({ texts }: TextRun): string {
  let line = '';
  let link: ParentNode | null = null;
  for (const text of texts) {
    if (line.length > MAX_LINE) return line;
    if (text.data.trim() === '') {
      line += text.data;
      continue;
    }
    const around = linkAround(text);
    if (link && around && around !== link) line += ', ';
    link = around;
    line += text.data;
  }
  return line;
}

/** After the last line there is nothing to keep apart. */
function breaksOf(run: TextRun, isLast: boolean): readonly ChildNode[] {
  return isLast ? [...run.breaksBefore, ...run.breaksAfter] : spareBreaks(run);
}

/** Changes the tree in place; gives the topics and the record of the removal. */
export function takeTopicsBlock(root: ParentNode): { categories: string[]; removed: Removal[] } {
  const runs = collectRuns(root);
  const { categories, removed } = takeTopicsLine(runs.map(lineOf));
  const taken = removed.flatMap(({ index = -1 }) => runs[index] ?? []);
  const gone = new Set<ChildNode>(
    taken.flatMap((run) => [...run.texts, ...breaksOf(run, run === runs.at(-1))]),
  );
  prune(root, gone);
  return { categories, removed: removed.map(({ rule, text }) => ({ rule, text })) };
}
