/** The open stories: finds the one a new article belongs to, by likeness to all its members and by time. */
import { KeyRing } from './key-ring.js';
import { addVectors, dotProduct, type TermVector } from './term-vector.js';

export interface StoryMember {
  /** Number of the article, in order of arrival. */
  article: number;
  source: string;
  /** Epoch milliseconds; undefined where unknown. */
  time: number | undefined;
  vector: TermVector;
  /** Its heaviest terms, heaviest first, at least `KEYS_ASKED` where it has so many. */
  keys: Int32Array;
  /** Likeness of the article with itself. */
  weightSquares: number;
}

export interface Story {
  /** Number of its first article; stays when others join or leave. */
  id: number;
  members: StoryMember[];
  /** Sum of the members' vectors: its product with an article's, over their number, is the mean likeness. */
  sum: TermVector;
}

export interface StoryIndexOptions {
  maxArticles: number;
  /** Likeness falls with the distance in time as a bell curve of this width. */
  sigmaMs: number;
  /** Stories are closed to articles further away than this. */
  closeMs: number;
  /** Stands for the bell curve where a time is unknown. */
  unknownTimeFactor: number;
  /** A publisher's second article is more often a new angle than another report of the same. */
  sameSourceFactor: number;
}

export interface StoryMatch {
  story: Story;
  score: number;
}

/** Terms under which an article can be found, and terms by which it looks. */
const KEYS_STORED = 16;
export const KEYS_ASKED = 24;
const LONGEST_WALK = 64;
const MOST_COMPARED = 24;

/** Newest members that are compared one by one. */
const MOST_FARTHEST = 12;

export class StoryIndex {
  readonly stories = new Map<number, Story>();
  private readonly ring: KeyRing;
  /** Story of each slot's article, and the article, to see a slot that was given anew. */
  private readonly storyOf: number[] = [];
  private readonly articleAt: number[] = [];
  private readonly slotOf = new Map<number, number>();
  private readonly found = new Int32Array(LONGEST_WALK);

  constructor(readonly options: StoryIndexOptions) {
    this.ring = new KeyRing(KEYS_STORED, options.maxArticles);
  }

  /** The best story for an article, were it to join; `except` is left out. */
  find(member: StoryMember, except = -1): StoryMatch | undefined {
    let best: StoryMatch | undefined;
    for (const id of this.candidates(member.keys)) {
      const story = this.stories.get(id);
      if (!story || id === except) continue;
      const match = this.compare(member, story, best?.score);
      if (match.score > 0 && (!best || match.score > best.score)) {
        best = match;
      }
    }
    return best;
  }

  /** A score below `least` comes back as 0: the exact one would cost a comparison with every member. */
  compare(member: StoryMember, story: Story, least = 0): StoryMatch {
    const others = story.members.filter((other) => other !== member);
    if (others.length === 0) return { story, score: 0 };
    const own = others.length < story.members.length ? member.weightSquares : 0;
    const mean = (dotProduct(member.vector, story.sum) - own) / others.length;
    const factor = this.factor([member], others);
    if (mean * factor <= least) return { story, score: 0 };
    return { story, score: factor * withFarthest(mean, [member], others) };
  }

  /** Likeness of the two stories as wholes, as `compare` has it for an article. */
  compareStories(left: Story, right: Story): number {
    const mean = dotProduct(left.sum, right.sum) / (left.members.length * right.members.length);
    return this.factor(left.members, right.members) * withFarthest(mean, left.members, right.members);
  }

  private factor(left: readonly StoryMember[], right: readonly StoryMember[]): number {
    const isSameSource = left.some(({ source }) => right.some((other) => other.source === source));
    return (
      this.timeFactor(meanTime(left), meanTime(right)) * (isSameSource ? this.options.sameSourceFactor : 1)
    );
  }

  /** Opens a story with its first member. */
  open(member: StoryMember): Story {
    const story: Story = {
      id: member.article,
      members: [],
      sum: { terms: new Int32Array(), weights: new Float32Array() },
    };
    this.stories.set(story.id, story);
    this.join(story, member);
    return story;
  }

  join(story: Story, member: StoryMember): void {
    story.sum = story.members.length === 0 ? member.vector : addVectors(story.sum, member.vector);
    story.members.push(member);
    let slot = this.slotOf.get(member.article);
    if (slot === undefined) {
      slot = this.ring.add(member.keys.subarray(0, KEYS_STORED));
      this.forget(slot);
      this.articleAt[slot] = member.article;
      this.slotOf.set(member.article, slot);
    }
    this.storyOf[slot] = story.id;
  }

  /** Takes a member out; a story without members is gone. */
  leave(story: Story, member: StoryMember): void {
    story.members = story.members.filter((other) => other !== member);
    story.sum = addVectors(story.sum, member.vector, -1);
    if (story.members.length === 0) this.stories.delete(story.id);
  }

  /** Moves all members of `other` into `story`. */
  merge(story: Story, other: Story): void {
    this.stories.delete(other.id);
    for (const member of other.members) this.join(story, member);
  }

  timeFactor(left: number | undefined, right: number | undefined): number {
    if (left === undefined || right === undefined) return this.options.unknownTimeFactor;
    const distance = Math.abs(left - right);
    if (distance > this.options.closeMs) return 0;
    return Math.exp(-(distance ** 2) / (2 * this.options.sigmaMs ** 2));
  }

  /** Stories that share the keys, those that share most first. */
  candidates(keys: Int32Array): number[] {
    const tallies = new Map<number, number>();
    for (const term of keys) {
      const count = this.ring.find(term, this.found);
      let last = -1;
      for (let at = 0; at < count; at++) {
        const story = this.storyOf[this.found[at] as number] as number;
        if (story === last) continue;
        last = story;
        tallies.set(story, (tallies.get(story) ?? 0) + 1);
      }
    }
    const ranked = [...tallies].sort((left, right) => right[1] - left[1] || right[0] - left[0]);
    return ranked.slice(0, MOST_COMPARED).map(([story]) => story);
  }

  /** The ring gave an old article's slot to a new one: its story goes when none of its members can be found. */
  private forget(slot: number): void {
    const article = this.articleAt[slot];
    if (article === undefined) return;
    this.slotOf.delete(article);
    const story = this.stories.get(this.storyOf[slot] as number);
    if (story && !story.members.some((member) => this.slotOf.has(member.article)))
      this.stories.delete(story.id);
  }
}

/**
 * The mean likeness, drawn halfway to that of the two least alike members: reports of one event are all alike, while
 * two events that share an actor are bridged by a few.
 */
function withFarthest(mean: number, left: readonly StoryMember[], right: readonly StoryMember[]): number {
  let farthest = mean;
  for (const one of left.slice(-MOST_FARTHEST)) {
    for (const other of right.slice(-MOST_FARTHEST)) {
      farthest = Math.min(farthest, dotProduct(one.vector, other.vector));
    }
  }
  return (mean + farthest) / 2;
}

export function meanTime(members: readonly StoryMember[]): number | undefined {
  let sum = 0;
  let count = 0;
  for (const { time } of members) {
    if (time === undefined) continue;
    sum += time;
    count++;
  }
  return count === 0 ? undefined : sum / count;
}
