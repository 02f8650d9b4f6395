/** Finds articles of a like meaning where they share no words, as reports in different languages. */
import { KeyRing } from './key-ring.js';
import { cosineOf, MEANING_KEYS, type MeasuredMeaning, meaningKeys } from './meaning.js';

/** Entries looked at for one key. */
const LONGEST_WALK = 64;
const MOST_FOUND = 8;

interface Holder {
  meaning: MeasuredMeaning | undefined;
}

export class MeaningIndex<T extends Holder> {
  /** Made with the first vector: most sites have none. */
  private ring: KeyRing | undefined;
  private readonly holders: T[] = [];
  private readonly found = new Int32Array(LONGEST_WALK);

  constructor(private readonly maxArticles: number) {}

  add(holder: T): void {
    if (!holder.meaning) return;
    this.ring ??= new KeyRing(MEANING_KEYS, this.maxArticles);
    this.holders[this.ring.add(meaningKeys(holder.meaning))] = holder;
  }

  /** The nearest of those that share a key, nearest first. */
  find({ meaning }: T): T[] {
    const { ring } = this;
    if (!meaning || !ring) return [];
    const slots = new Set<number>();
    for (const key of meaningKeys(meaning)) {
      const count = ring.find(key, this.found);
      for (let at = 0; at < count; at++) slots.add(this.found[at] as number);
    }
    const near = [...slots].flatMap((slot) => {
      const holder = this.holders[slot];
      return holder?.meaning ? [{ holder, cosine: cosineOf(meaning, holder.meaning) }] : [];
    });
    return near
      .toSorted((left, right) => right.cosine - left.cosine)
      .slice(0, MOST_FOUND)
      .map(({ holder }) => holder);
  }
}
