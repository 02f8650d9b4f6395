/** What a grouper's decision means for the store: a copy of an article, a member of a story, or neither. */
import type { CopyKind } from '../vocabulary/identity.js';
import type { Change, GroupDecision } from './grouper.js';

export interface CopyOutcome {
  articleId: string;
  copyOf: string;
  kind: Exclude<CopyKind, 'same'>;
  because: string;
}

export interface StoryOutcome {
  articleId: string;
  storyId: string;
  because: string;
}

/** A revision or derived text tells the same story in other words: it is a report of its own, not a copy. */
export function copyOf(id: string, { copyOf, kind, because }: GroupDecision): CopyOutcome[] {
  if (copyOf === undefined || (kind !== 'exact' && kind !== 'near')) return [];
  return [{ articleId: id, copyOf, kind, because }];
}

export function storyOf(id: string, { story, because }: GroupDecision): StoryOutcome[] {
  return story === id ? [] : [{ articleId: id, storyId: story, because }];
}

export function storyChanges(changes: readonly Change[]): StoryOutcome[] {
  return changes.map(({ id, to, because }) => ({ articleId: id, storyId: to, because }));
}
