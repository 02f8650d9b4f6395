/** In how many articles each term has stood: rare terms tell stories apart, common ones do not. */
import { BloomFilter } from './bloom-filter.js';
import type { StoryFeatures, TermCounts } from './story-features.js';

const FIRST_SLOTS = 1 << 14;
/** Most terms of an article stand in few others: their logarithms are taken once an article. */
const FEW = 64;

/**
 * A hash table from terms to counts in typed arrays, which take 24 bytes each in a Map and 10 here. Most terms (pairs of
 * words above all) stand in one article for ever: those are in a Bloom filter alone, for they are as rare as unknown ones.
 */
export class TermStatistics {
  /** Articles counted. */
  articles = 0;
  /** Two numbers a slot, side by side because both are read at once: the term and its count; count 0 marks a free slot. */
  private table = new Int32Array(2 * FIRST_SLOTS);
  private used = 0;
  private readonly once = new BloomFilter();
  /** Rarity by count while the number of articles stays; NaN where it is not known yet. */
  private readonly rarities = new Float64Array(FEW).fill(Number.NaN);

  /** Beyond `maxTerms` all counts are halved and those that reach 0 are forgotten. */
  constructor(private readonly maxTerms = 4_000_000) {}

  learn(features: StoryFeatures): void {
    this.articles++;
    this.count(features.words);
    this.count(features.title);
    this.count(features.pairs);
    this.count(features.names);
    this.rarities.fill(Number.NaN);
  }

  /** Logarithm of one over the share of articles that hold the term. */
  rarity(term: number): number {
    const count = this.table[this.placeOf(term) + 1] as number;
    if (count >= FEW) return this.rarityOf(count);
    const known = this.rarities[count] as number;
    if (!Number.isNaN(known)) return known;
    const rarity = this.rarityOf(count);
    this.rarities[count] = rarity;
    return rarity;
  }

  private rarityOf(count: number): number {
    return Math.log((this.articles + 1) / Math.max(1, count));
  }

  private count({ terms }: TermCounts): void {
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] as number;
      const place = this.placeOf(term);
      const count = this.table[place + 1] as number;
      if (count === 0 && !this.once.meet(term)) continue;
      this.table[place] = term;
      this.table[place + 1] = Math.max(count + 1, 2);
      if (count === 0) this.used++;
      if (this.used * 10 > this.table.length * 3) this.makeRoom();
    }
  }

  /** Where the term stands in the table, or the free slot where it would go. */
  private placeOf(term: number): number {
    const { table } = this;
    const mask = table.length - 1;
    let place = (term << 1) & mask;
    while (table[place + 1] !== 0 && table[place] !== term) place = (place + 2) & mask;
    return place;
  }

  private makeRoom(): void {
    const { table: old } = this;
    const isFull = this.used >= this.maxTerms;
    this.table = new Int32Array(isFull ? old.length : old.length * 2);
    this.used = 0;
    if (isFull) this.articles = Math.ceil(this.articles / 2);
    for (let at = 0; at < old.length; at += 2) {
      const count = isFull ? (old[at + 1] as number) >>> 1 : (old[at + 1] as number);
      if (count === 0) continue;
      const place = this.placeOf(old[at] as number);
      this.table[place] = old[at] as number;
      this.table[place + 1] = count;
      this.used++;
    }
  }
}
