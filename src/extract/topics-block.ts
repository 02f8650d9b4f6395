/** Takes a page's own topics line out of a tree. */
import type { Removal } from '../vocabulary/article.js';
import type { ParentNode } from './dom.js';
import { prune } from './prune.js';
import { collectRuns, textOfRun } from './text-runs.js';
import { takeTopicsLine } from './topics-line.js';

/** Changes the tree in place; gives the topics and the record of the removal. */
export function takeTopicsBlock(root: ParentNode): { categories: string[]; removed: Removal[] } {
  const runs = collectRuns(root);
  const lines = runs.map(textOfRun);
  const { categories, removed } = takeTopicsLine(lines);
  prune(root, new Set(removed.flatMap(({ index }) => runs[index ?? -1]?.texts ?? [])));
  return { categories, removed: removed.map(({ rule, text }) => ({ rule, text })) };
}
