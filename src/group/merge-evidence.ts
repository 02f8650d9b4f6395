/** What a merge was decided by, in numbers and words, to be stored with it. */
import type { MergeEvidence } from '../vocabulary/identity.js';
import { NEAR_SCORE, REVISION_SCORE } from './assess-copy.js';
import type { CopyLink } from './copy-finder.js';
import { cosineOf } from './meaning.js';
import { RULES_VERSION } from './rules-version.js';
import { meanTime, type StoryMatch, type StoryMember } from './story-index.js';

const HOUR = 3_600_000;

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** A revision or derived text is another report of the same story. */
export function copyEvidence(original: string, { kind, score, direction }: CopyLink): MergeEvidence {
  return {
    level: kind === 'revision' ? 'story' : kind,
    with: original,
    score: rounded(score, 3),
    threshold: kind === 'exact' ? 1 : kind === 'near' ? NEAR_SCORE : REVISION_SCORE,
    ...(direction === undefined ? {} : { direction }),
    rules: RULES_VERSION,
  };
}

/** Undefined where no two vectors can be compared. */
function nearestCosine({ meaning }: StoryMember, members: readonly StoryMember[]): number | undefined {
  const cosines = members.flatMap((other) =>
    meaning && other.meaning?.model === meaning.model ? [cosineOf(meaning, other.meaning)] : [],
  );
  return cosines.length === 0 ? undefined : Math.max(...cosines);
}

export function storyEvidence(
  first: string,
  { score, story }: StoryMatch,
  member: StoryMember,
  { threshold, words = [] }: { threshold: number; words: readonly string[] | undefined },
): MergeEvidence {
  const cosine = nearestCosine(member, story.members);
  const others = meanTime(story.members);
  const { time } = member;
  const isTimed = time !== undefined && others !== undefined;
  return {
    level: 'story',
    with: first,
    score: rounded(score, 3),
    threshold,
    ...(isTimed ? { hoursApart: rounded(Math.abs(time - others) / HOUR, 1) } : {}),
    ...(cosine === undefined ? {} : { cosine: rounded(cosine, 3) }),
    shared: [...words],
    rules: RULES_VERSION,
  };
}

/** A later look at whole stories, which goes by likeness alone. */
export function repairEvidence(first: string, score: number, threshold: number): MergeEvidence {
  return { level: 'story', with: first, score: rounded(score, 3), threshold, rules: RULES_VERSION };
}
