/** Looks again at stories that changed: later articles show where earlier ones belong. */
import { KEYS_ASKED, type Story, type StoryIndex, type StoryMember } from './story-index.js';
import { heaviestTerms } from './term-vector.js';

export interface StoryChange {
  kind: 'moved' | 'merged';
  /** The article that moved, or the first article of the story that was merged away. */
  article: number;
  from: number;
  to: number;
  score: number;
}

export interface RepairThresholds {
  /** An article may stay from here; below it leaves. */
  join: number;
  /** How much better another story must be. */
  margin: number;
  /** Mean likeness of all pairs across two stories from which they are one. */
  merge: number;
}

function moveMember(
  index: StoryIndex,
  story: Story,
  member: StoryMember,
  thresholds: RepairThresholds,
): StoryChange | undefined {
  if (member.article === story.id) return undefined;
  const stay = index.compare(member, story).score;
  const best = index.find(member, story.id);
  if (
    !best ||
    best.story.id > member.article ||
    best.score < Math.max(thresholds.join, stay + thresholds.margin)
  )
    return undefined;
  index.leave(story, member);
  index.join(best.story, member);
  return { kind: 'moved', article: member.article, from: story.id, to: best.story.id, score: best.score };
}

/** The best other story as a whole, by the mean likeness of all pairs of members. */
function mergeStory(index: StoryIndex, story: Story, thresholds: RepairThresholds): StoryChange | undefined {
  let best: { other: Story; score: number } | undefined;
  for (const id of index.candidates(heaviestTerms(story.sum, KEYS_ASKED))) {
    const other = index.stories.get(id);
    if (!other || other === story) continue;
    const score = index.compareStories(story, other);
    if (score >= thresholds.merge && (!best || score > best.score)) best = { other, score };
  }
  if (!best) return undefined;
  const [kept, gone] = story.id < best.other.id ? [story, best.other] : [best.other, story];
  index.merge(kept, gone);
  return { kind: 'merged', article: gone.id, from: gone.id, to: kept.id, score: best.score };
}

/**
 * Moves members to a clearly better story, then merges stories; in the order of their ids, so that the same window
 * gives the same result. The first article never leaves and nobody joins a younger story: ids stay.
 */
export function repairStories(
  index: StoryIndex,
  touched: Iterable<number>,
  thresholds: RepairThresholds,
): StoryChange[] {
  const changes: StoryChange[] = [];
  const ids = [...touched].sort((left, right) => left - right);
  for (const id of ids) {
    for (const member of index.stories.get(id)?.members ?? []) {
      const story = index.stories.get(id);
      const change = story && moveMember(index, story, member, thresholds);
      if (change) changes.push(change);
    }
  }
  for (const id of ids) {
    const story = index.stories.get(id);
    const change = story && mergeStory(index, story, thresholds);
    if (change) changes.push(change);
  }
  return changes;
}
