/** The window of sketches: finds the articles that share shingles with a new one, and weighs what they share. */
import { KeyRing } from './key-ring.js';
import { NUMBERS_SIZE, SKETCH_SIZE, type Sketch } from './sketch.js';
import { SketchColumns } from './sketch-columns.js';
import { Tallies } from './tallies.js';

export interface CopyMatch {
  slot: number;
  /** Sampled shingles in common. */
  shared: number;
  /** The same, each counted as one over the number of different texts that hold it. */
  sharedWeight: number;
  /** Weight of the new article's shingles in the part of the samples that is comparable. */
  ownWeight: number;
  /** Number of the other's shingles in that part. */
  otherWeight: number;
  /** Share of the comparable numbers that both texts have; 1 where there are too few to tell. */
  numbersShared: number;
}

export interface CopyIndexOptions {
  /** Most articles in the window; about 570 bytes each. */
  maxArticles: number;
  /** Articles further apart in time are not compared. Infinity: no gate. */
  windowMs: number;
}

/** A shingle in more different texts than this is a template's: it proposes no candidates. */
const COMMON_SHINGLE = 20;
/** Entries looked at for one shingle. */
const LONGEST_WALK = 48;
const MOST_CANDIDATES = 512;
const FEWEST_NUMBERS = 1;

/** Up to the smaller of their limits two samples hold all numbers of their texts. */
function shareOfNumbers(left: Uint16Array, right: Uint16Array): number {
  const limitOf = (sample: Uint16Array) => (sample.length < NUMBERS_SIZE ? 0xffff : (sample.at(-1) ?? 0));
  const limit = Math.min(limitOf(left), limitOf(right));
  const ours = left.filter((number) => number <= limit);
  const theirs = right.filter((number) => number <= limit);
  const fewer = Math.min(ours.length, theirs.length);
  if (fewer < FEWEST_NUMBERS) return 1;
  return ours.filter((number) => theirs.includes(number)).length / fewer;
}

export class CopyIndex {
  private readonly ring: KeyRing;
  private readonly windowMs: number;
  private readonly columns = new SketchColumns();
  private readonly found = new Int32Array(LONGEST_WALK);
  private readonly tallies: Tallies;

  constructor(options: CopyIndexOptions) {
    this.tallies = new Tallies(options.maxArticles, MOST_CANDIDATES);
    this.ring = new KeyRing(SKETCH_SIZE, options.maxArticles);
    this.windowMs = options.windowMs;
  }

  /** `root` is a number that articles share when they are copies of one text. */
  add(sketch: Sketch, time: number | undefined, root: number): number {
    const { shingles } = sketch;
    const slot = this.ring.add(new Int32Array(shingles.buffer, shingles.byteOffset, shingles.length));
    this.columns.set(slot, sketch, time, root);
    return slot;
  }

  /** The articles that share shingles with the sketch, best first. */
  match(sketch: Sketch, time: number | undefined): CopyMatch[] {
    const { shingles } = sketch;
    const { tallies } = this;
    const weights = new Float64Array(shingles.length);
    for (let at = 0; at < shingles.length; at++) weights[at] = this.tally((shingles[at] as number) | 0, time);
    const matches: CopyMatch[] = [];
    for (let at = 0; at < tallies.count; at++)
      if ((tallies.shared[at] as number) >= 2) matches.push(this.compare(sketch, weights, at));
    tallies.clear();
    const score = (match: CopyMatch) =>
      match.sharedWeight / Math.max(1, Math.min(match.ownWeight, match.otherWeight));
    return matches.sort((left, right) => score(right) - score(left) || left.slot - right.slot);
  }

  /** Adds one shingle's holders to the tallies; returns the shingle's weight. */
  private tally(key: number, time: number | undefined): number {
    const count = this.ring.find(key, this.found);
    if (count === 0) return 1;
    const roots: number[] = [];
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const slot = this.found[at] as number;
      if (!this.isInWindow(slot, time)) continue;
      this.found[kept++] = slot;
      const root = this.columns.roots[slot] as number;
      if (!roots.includes(root)) roots.push(root);
    }
    const weight = 1 / Math.max(1, roots.length);
    if (roots.length > COMMON_SHINGLE) return weight;
    for (let at = 0; at < kept; at++) this.tallies.add(this.found[at] as number, weight);
    return weight;
  }

  private isInWindow(slot: number, time: number | undefined): boolean {
    // An unknown time is NaN, of which no comparison is true: nothing is excluded.
    return !(Math.abs((this.columns.times[slot] as number) - (time ?? Number.NaN)) > this.windowMs);
  }

  private compare(sketch: Sketch, weights: Float64Array, tally: number): CopyMatch {
    const slot = this.tallies.slots[tally] as number;
    const shared = this.tallies.shared[tally] as number;
    const sharedWeight = this.tallies.weights[tally] as number;
    const otherLimit = this.columns.limits[slot] as number;
    const otherTotal = this.columns.totals[slot] as number;
    const limit = Math.min(sketch.limit, otherLimit);
    let ownWeight = 0;
    for (let at = 0; at < weights.length && (sketch.shingles[at] as number) <= limit; at++) {
      ownWeight += weights[at] as number;
    }
    const otherCount = (otherTotal * limit) / 0xffffffff;
    const otherWeight = Math.max(sharedWeight, otherCount - shared + sharedWeight);
    const numbersShared = shareOfNumbers(sketch.numbers, this.columns.numbersOf(slot));
    return { slot, shared, sharedWeight, ownWeight, otherWeight, numbersShared };
  }
}
