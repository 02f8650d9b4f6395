/** Takes a page's own topics line out of a tree. */
import type { Removal } from '../vocabulary/article.js';
import type { ParentNode } from './dom.js';
import { pruneAround } from './prune.js';
import { collectRuns } from './text-runs.js';
import { takeTopicsLine } from './topics-line.js';

/** Changes the tree in place; gives the topics and the record of the removal. */
export function takeTopicsBlock(root: ParentNode): { categories: string[]; removed: Removal[] } {
  const runs = collectRuns(root);
  const lines = runs.map(({ texts }) => texts.map(({ data }) => data).join(''));
  const { categories, removed } = takeTopicsLine(lines);
  for (const { index } of removed) {
    for (const text of runs[index ?? -1]?.texts ?? []) pruneAround(text, root);
  }
  return { categories, removed: removed.map(({ rule, text }) => ({ rule, text })) };
}
