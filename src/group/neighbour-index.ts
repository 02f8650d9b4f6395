/** Finds the articles that share most of an article's heaviest terms. */
import { KeyRing } from './key-ring.js';
import { Nearest } from './nearest.js';

/** Terms under which an article can be found, and terms by which it looks. */
const KEYS_STORED = 16;
export const KEYS_ASKED = 24;
/** Articles looked at for one term. */
const LONGEST_WALK = 64;
const MOST_FOUND = 24;
/** Above any number of an article. */
const ARTICLES = 2 ** 40;

export interface Neighbour {
  /** Number of the article, in order of arrival. */
  article: number;
  /** Its heaviest terms, heaviest first, `KEYS_ASKED` where it has so many. */
  keys: Int32Array;
}

export class NeighbourIndex<T extends Neighbour> {
  private readonly ring: KeyRing;
  private readonly holders: T[] = [];
  /** The number of each holder's article: an array of numbers is read without a visit to every holder. */
  private articles = new Float64Array(1 << 10);
  private readonly found = new Int32Array(LONGEST_WALK);
  /** Keys in common with the article at hand, by slot; 0 for all but the `tallied`. */
  private readonly shared: Uint8Array;
  private readonly tallied = new Int32Array(KEYS_ASKED * LONGEST_WALK);
  private readonly nearest = new Nearest(MOST_FOUND);

  constructor(maxArticles: number) {
    this.ring = new KeyRing(KEYS_STORED, maxArticles);
    this.shared = new Uint8Array(maxArticles);
  }

  /** Returns the article whose place it takes, once the window is full. */
  add(holder: T): T | undefined {
    const slot = this.ring.add(holder.keys.subarray(0, KEYS_STORED));
    const forgotten = this.holders[slot];
    this.holders[slot] = holder;
    if (slot >= this.articles.length) {
      const grown = new Float64Array(2 * this.articles.length);
      grown.set(this.articles);
      this.articles = grown;
    }
    this.articles[slot] = holder.article;
    return forgotten;
  }

  /** Those that share most keys first, and of those the newest. */
  find({ article, keys }: T): T[] {
    const { shared, tallied, nearest, articles } = this;
    const count = this.tally(keys);
    nearest.clear();
    for (let at = 0; at < count; at++) {
      const slot = tallied[at] as number;
      const other = articles[slot] as number;
      if (other !== article) nearest.offer((shared[slot] as number) * ARTICLES + other, slot);
      shared[slot] = 0;
    }
    return Array.from(nearest.best(), (slot) => this.holders[slot] as T);
  }

  /** Writes the slots that hold any of the keys into `tallied` and how many each into `shared`; returns how many slots. */
  private tally(keys: Int32Array): number {
    const { shared, found, tallied } = this;
    let slots = 0;
    for (const term of keys) {
      const count = this.ring.find(term, found);
      for (let at = 0; at < count; at++) {
        const slot = found[at] as number;
        const before = shared[slot] as number;
        if (before === 0) tallied[slots++] = slot;
        shared[slot] = before + 1;
      }
    }
    return slots;
  }
}
