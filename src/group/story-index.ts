/** The open stories: finds the one a new article belongs to, by likeness to all its members and by time. */
import type { Crowd } from './crowd.js';
import { DotProduct } from './dot-product.js';
import { cosineOf, type MeasuredMeaning } from './meaning.js';
import { MeaningIndex } from './meaning-index.js';
import { type Neighbour, NeighbourIndex } from './neighbour-index.js';
import type { TermVector } from './term-vector.js';

export interface StoryMember extends Neighbour {
  source: string;
  /** Epoch milliseconds; undefined where unknown. */
  time: number | undefined;
  vector: TermVector;
  meaning: MeasuredMeaning | undefined;
  crowd: Crowd;
  /** Number of the story it is in; the index sets it. */
  story: number;
}

export interface Story {
  /** Number of its first article. */
  id: number;
  members: StoryMember[];
}

export interface StoryIndexOptions {
  maxArticles: number;
  /** Likeness falls with the distance in time as a bell curve of this width. */
  sigmaMs: number;
  /** Articles further apart than this never tell one story. */
  closeMs: number;
  /** Stands for the bell curve where a time is unknown. */
  unknownTimeFactor: number;
  /** A publisher's second article is more often a new angle than another report of the same. */
  sameSourceFactor: number;
  /** Mean closeness to the nearest others up to which an article is taken to stand alone. */
  openDensity: number;
  /** Above this no crowd counts: it may well be one story. */
  fullDensity: number;
  /** Cosine of two vectors up to which they say nothing: most texts of a language are that near. */
  leastCosine: number;
}

export interface StoryMatch {
  story: Story;
  score: number;
}

/** Closeness of two articles whose vectors are the same: as much as two reports share at the most. */
const MEANING_SHARE = 0.5;
/** Less is no likeness, however few the others are. */
const LEAST_CLOSENESS = 0.04;
/** Taken for every article's until there are many times more than `FEW_ARTICLES`. */
const USUAL_DENSITY = 0.16;
const FEW_ARTICLES = 1_000;
/** Newest members that are compared one by one. */
const MOST_PAIRED = 12;
/** Weight of the two least alike members against the mean of all pairs. */
const SHARE_OF_LEAST = 0.75;

export type Likeness = (left: StoryMember, right: StoryMember) => number;

/**
 * The mean likeness of all pairs, drawn most of the way to that of the least alike: reports of one event are all
 * alike, while two events that share an actor are bridged by a few.
 */
export function likenessOfAll(
  left: readonly StoryMember[],
  right: readonly StoryMember[],
  likeness: Likeness,
): number {
  let sum = 0;
  let pairs = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const one of left.slice(-MOST_PAIRED)) {
    for (const other of right.slice(-MOST_PAIRED)) {
      const score = likeness(one, other);
      sum += score;
      pairs++;
      least = Math.min(least, score);
    }
  }
  return pairs === 0 ? 0 : (1 - SHARE_OF_LEAST) * (sum / pairs) + SHARE_OF_LEAST * least;
}

export class StoryIndex {
  readonly stories = new Map<number, Story>();
  private readonly words: NeighbourIndex<StoryMember>;
  private readonly meanings: MeaningIndex<StoryMember>;
  private readonly product = new DotProduct();
  /** Articles that ever came. */
  private known = 0;
  /** Closeness of the newest article to those it has met: its story is sought among them. */
  private newest: StoryMember | undefined;
  private readonly met = new Map<StoryMember, number>();

  constructor(readonly options: StoryIndexOptions) {
    this.words = new NeighbourIndex(options.maxArticles);
    this.meanings = new MeaningIndex(options.maxArticles);
  }

  /** The best story for an article that is in none yet. */
  find(member: StoryMember, neighbours = this.neighbours(member)): StoryMatch | undefined {
    let best: StoryMatch | undefined;
    for (const id of new Set(neighbours.map(({ story }) => story))) {
      const story = this.stories.get(id);
      const score = story ? likenessOfAll([member], story.members, this.likeness) : 0;
      if (story && score > (best?.score ?? 0)) best = { story, score };
    }
    return best;
  }

  /** Finds the articles around a new one; from now on each of them knows of the other. */
  meet(member: StoryMember): StoryMember[] {
    const neighbours = this.neighbours(member);
    this.newest = member;
    this.met.clear();
    for (const other of neighbours) {
      const closeness = this.closeness(member, other);
      this.met.set(other, closeness);
      member.crowd.note(closeness);
      other.crowd.note(closeness);
    }
    return neighbours;
  }

  /**
   * Closeness, less the crowd around both: where many others are as close, closeness is of theme, not of event
   * (the correction for hubs of Conneau et al. 2018, "Word translation without parallel data", §2.3).
   */
  readonly likeness: Likeness = (left, right) => {
    const closeness = this.closeness(left, right);
    if (closeness < LEAST_CLOSENESS) return 0;
    return Math.max(0, closeness - (this.crowding(left) + this.crowding(right)) / 2);
  };

  private crowding({ crowd }: StoryMember): number {
    const { openDensity, fullDensity } = this.options;
    // While few articles are known, neither their crowds nor the rarity of their words can be trusted.
    const doubt = FEW_ARTICLES / (FEW_ARTICLES + this.known);
    const least = openDensity + doubt * Math.max(0, USUAL_DENSITY - openDensity);
    return Math.max(0, Math.min(fullDensity, Math.max(least, crowd.density())) - openDensity);
  }

  /** What two articles' terms have in common, lowered by their distance in time. */
  private closeness(left: StoryMember, right: StoryMember): number {
    return (left === this.newest ? this.met.get(right) : undefined) ?? this.measureCloseness(left, right);
  }

  private measureCloseness(left: StoryMember, right: StoryMember): number {
    const time = this.timeFactor(left.time, right.time);
    if (time === 0) return 0;
    const source = left.source === right.source ? this.options.sameSourceFactor : 1;
    return (
      time * source * Math.max(this.product.of(left.vector, right.vector), this.sameMeaning(left, right))
    );
  }

  /** Closeness by the operator's model, 0 without one: what words in two languages cannot tell. */
  private sameMeaning({ meaning: left }: StoryMember, { meaning: right }: StoryMember): number {
    if (!left || !right) return 0;
    const { leastCosine } = this.options;
    return MEANING_SHARE * Math.max(0, (cosineOf(left, right) - leastCosine) / (1 - leastCosine));
  }

  /** Puts a new article into the story of that number, which it opens if there is none. */
  join(id: number, member: StoryMember): void {
    const story = this.stories.get(id);
    if (story) story.members.push(member);
    else this.stories.set(id, { id, members: [member] });
    member.story = id;
    this.known++;
    const oldest = this.words.add(member);
    if (oldest) this.forget(oldest);
    this.meanings.add(member);
  }

  /** Replaces stories by others of the same members. */
  replace(old: Iterable<number>, stories: readonly Story[]): void {
    for (const id of old) this.stories.delete(id);
    for (const story of stories) {
      this.stories.set(story.id, story);
      for (const member of story.members) member.story = story.id;
    }
  }

  /** The articles around one, in the window or not yet. */
  neighbours(member: StoryMember): StoryMember[] {
    const byWords = this.words.find(member);
    const byMeaning = this.meanings.find(member).filter((other) => other !== member);
    return byMeaning.length === 0 ? byWords : [...new Set([...byWords, ...byMeaning])];
  }

  private timeFactor(left: number | undefined, right: number | undefined): number {
    if (left === undefined || right === undefined) return this.options.unknownTimeFactor;
    const distance = Math.abs(left - right);
    if (distance > this.options.closeMs) return 0;
    return Math.exp(-(distance ** 2) / (2 * this.options.sigmaMs ** 2));
  }

  /** A story goes when none of its members can be found. */
  private forget(old: StoryMember): void {
    const story = this.stories.get(old.story);
    const last = story?.members.at(-1);
    if (story && (last === undefined || last.article <= old.article)) this.stories.delete(story.id);
  }
}

export function meanTime(members: readonly StoryMember[]): number | undefined {
  const times = members.flatMap(({ time }) => (time === undefined ? [] : [time]));
  return times.length === 0 ? undefined : times.reduce((sum, time) => sum + time, 0) / times.length;
}
