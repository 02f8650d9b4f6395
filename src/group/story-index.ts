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
  /** Likeness of the texts alone. */
  likeness: number;
}

/** Terms under which an article can be found, and terms by which it looks. */
const KEYS_STORED = 16;
export const KEYS_ASKED = 24;
const LONGEST_WALK = 64;
const MOST_COMPARED = 24;

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
      const match = this.compare(member, story);
      if (!best || match.score > best.score || (match.score === best.score && story.id < best.story.id)) {
        best = match;
      }
    }
    return best;
  }

  compare(member: StoryMember, story: Story): StoryMatch {
    const likeness = dotProduct(member.vector, story.sum) / story.members.length;
    const isSameSource = story.members.some(({ source }) => source === member.source);
    const factor =
      this.timeFactor(member.time, meanTime(story)) * (isSameSource ? this.options.sameSourceFactor : 1);
    return { story, likeness, score: likeness * factor };
  }

  /** Mean likeness of all pairs across the two stories, with time. */
  compareStories(left: Story, right: Story): number {
    const likeness = dotProduct(left.sum, right.sum) / (left.members.length * right.members.length);
    const hasSameSource = left.members.some(({ source }) =>
      right.members.some((other) => other.source === source),
    );
    const factor = hasSameSource ? this.options.sameSourceFactor : 1;
    return likeness * factor * this.timeFactor(meanTime(left), meanTime(right));
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

export function meanTime(story: Story): number | undefined {
  let sum = 0;
  let count = 0;
  for (const { time } of story.members) {
    if (time === undefined) continue;
    sum += time;
    count++;
  }
  return count === 0 ? undefined : sum / count;
}
