/** Looks again at stories that changed: later articles show where earlier ones belong. */
import { formStories } from './form-stories.js';
import { rememberLikeness } from './remember-likeness.js';
import {
  type Likeness,
  likenessOfAll,
  type Story,
  type StoryIndex,
  type StoryMember,
} from './story-index.js';

export interface StoryChange {
  article: number;
  from: number;
  to: number;
  /** Likeness to the other members of the new story; 0 where there is none. */
  score: number;
}

/** Stories that are formed anew together: all at once would take memory by the square of what they share. */
const STORIES_AT_ONCE = 5_000;

function membersOf(index: StoryIndex, ids: Iterable<number>): StoryMember[] {
  return [...ids].flatMap((id) => index.stories.get(id)?.members ?? []);
}

/** What does not change while stories are formed anew, and is asked for several times. */
interface Surroundings {
  neighbours(member: StoryMember): readonly StoryMember[];
  likeness: Likeness;
}

function rememberSurroundings(index: StoryIndex): Surroundings {
  const known = new Map<StoryMember, readonly StoryMember[]>();
  return {
    neighbours(member) {
      const found = known.get(member) ?? index.neighbours(member);
      known.set(member, found);
      return found;
    },
    likeness: rememberLikeness(index.likeness),
  };
}

/** The touched stories and those that one of their members is like. */
function storiesAround(
  { stories }: StoryIndex,
  { neighbours, likeness }: Surroundings,
  touched: Iterable<number>,
  join: number,
): Set<number> {
  const around = new Set<number>();
  for (const id of touched) {
    const members = stories.get(id)?.members ?? [];
    if (members.length === 0) continue;
    around.add(id);
    for (const member of members) {
      for (const other of neighbours(member)) {
        const isFound = around.has(other.story) || !stories.has(other.story);
        if (!isFound && likeness(member, other) >= join) around.add(other.story);
      }
    }
  }
  return around;
}

function changesIn(stories: readonly Story[], likeness: Likeness): StoryChange[] {
  const changes = stories.flatMap(({ id, members }) =>
    members
      .filter(({ story }) => story !== id)
      .map((member) => {
        const others = members.filter((other) => other !== member);
        return {
          article: member.article,
          from: member.story,
          to: id,
          score: likenessOfAll([member], others, likeness),
        };
      }),
  );
  return changes.sort((left, right) => left.article - right.article);
}

/**
 * Forms the touched stories and their neighbours anew. A story keeps its id while its first article is in it; when a
 * better order takes that away, the id is the oldest member's, and every article that changed its story is returned.
 * `join` is the least likeness of articles in one story.
 */
export function repairStories(
  index: StoryIndex,
  touched: Iterable<number>,
  join: number,
  atOnce = STORIES_AT_ONCE,
): StoryChange[] {
  const ids = [...touched].sort((left, right) => left - right);
  const changes: StoryChange[] = [];
  for (let start = 0; start < ids.length; start += atOnce) {
    changes.push(...repairTogether(index, ids.slice(start, start + atOnce), join));
  }
  return changes;
}

function repairTogether(index: StoryIndex, touched: readonly number[], join: number): StoryChange[] {
  const surroundings = rememberSurroundings(index);
  const { likeness, neighbours } = surroundings;
  const around = storiesAround(index, surroundings, touched, join);
  const members = membersOf(index, around);
  const stories = formStories(members, {
    least: join,
    neighbours: (member) => [...neighbours(member), ...(index.stories.get(member.story)?.members ?? [])],
    likeness,
  });
  const changes = changesIn(stories, likeness);
  index.replace(around, stories);
  return changes;
}
