/** What a grouper's decision means for the store: a copy of an article, a member of a story, or neither. */
import type { CopyKind, MergeEvidence } from '../vocabulary/identity.js';
import type { Change, GroupDecision } from './grouper.js';

export interface CopyOutcome {
  articleId: string;
  copyOf: string;
  kind: Exclude<CopyKind, 'same'>;
  because: string;
  evidence?: MergeEvidence;
}

export interface StoryOutcome {
  articleId: string;
  storyId: string;
  because: string;
  evidence?: MergeEvidence;
}

function reasonOf({ because, evidence }: Pick<GroupDecision, 'because' | 'evidence'>) {
  return { because, ...(evidence === undefined ? {} : { evidence }) };
}

/** A revision or derived text tells the same story in other words: it is a report of its own, not a copy. */
export function copyOf(id: string, { copyOf, kind, ...reason }: GroupDecision): CopyOutcome[] {
  if (copyOf === undefined || (kind !== 'exact' && kind !== 'near')) return [];
  return [{ articleId: id, copyOf, kind, ...reasonOf(reason) }];
}

export function storyOf(id: string, { story, ...reason }: GroupDecision): StoryOutcome[] {
  return story === id ? [] : [{ articleId: id, storyId: story, ...reasonOf(reason) }];
}

export function storyChanges(changes: readonly Change[]): StoryOutcome[] {
  return changes.map(({ id, to, ...reason }) => ({ articleId: id, storyId: to, ...reasonOf(reason) }));
}
