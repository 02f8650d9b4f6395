/** In how many articles each term has stood: rare terms tell stories apart, common ones do not. */
import type { StoryFeatures, TermCounts } from './story-features.js';

const FIRST_SLOTS = 1 << 14;

/** A hash table from terms to counts in typed arrays: three million terms take 24 bytes each in a Map, 10 here. */
export class TermStatistics {
  /** Articles counted. */
  articles = 0;
  private terms = new Int32Array(FIRST_SLOTS);
  /** 0 marks a free slot. */
  private counts = new Uint32Array(FIRST_SLOTS);
  private used = 0;

  /** Beyond `maxTerms` all counts are halved and those that reach 0 are forgotten. */
  constructor(private readonly maxTerms = 4_000_000) {}

  learn(features: StoryFeatures): void {
    this.articles++;
    this.count(features.words);
    this.count(features.title);
    this.count(features.pairs);
    this.count(features.names);
  }

  /** Logarithm of one over the share of articles that hold the term. */
  rarity(term: number): number {
    const count = this.counts[this.slotOf(term)] as number;
    return Math.log((this.articles + 1) / Math.max(1, count));
  }

  private count({ terms }: TermCounts): void {
    for (let at = 0; at < terms.length; at++) {
      const slot = this.slotOf(terms[at] as number);
      if (this.counts[slot] === 0) {
        this.terms[slot] = terms[at] as number;
        this.used++;
      }
      this.counts[slot] = (this.counts[slot] as number) + 1;
      if (this.used * 5 > this.terms.length * 3) this.makeRoom();
    }
  }

  /** The term's slot, or the free one where it would go. */
  private slotOf(term: number): number {
    const mask = this.terms.length - 1;
    let slot = term & mask;
    while (this.counts[slot] !== 0 && this.terms[slot] !== term) slot = (slot + 1) & mask;
    return slot;
  }

  private makeRoom(): void {
    const { terms, counts } = this;
    const isFull = this.used >= this.maxTerms;
    const size = isFull ? terms.length : terms.length * 2;
    this.terms = new Int32Array(size);
    this.counts = new Uint32Array(size);
    this.used = 0;
    if (isFull) this.articles = Math.ceil(this.articles / 2);
    for (let at = 0; at < terms.length; at++) {
      const count = isFull ? (counts[at] as number) >>> 1 : (counts[at] as number);
      if (count === 0) continue;
      const slot = this.slotOf(terms[at] as number);
      this.terms[slot] = terms[at] as number;
      this.counts[slot] = count;
      this.used++;
    }
  }
}
