/** What one article contains of the terms of all topics; reused from article to article without clearing. */

/** One term's places in an article. */
export interface Hit {
  inTitle: number;
  inBody: number;
  /** Area (bit) and words of the first place; `first` is -1 for facts. */
  area: number;
  first: number;
  last: number;
}

const MOST_ROUNDS = 0x7fffffff;

export class Hits {
  private readonly stamps: Int32Array;
  private readonly hits: (Hit | undefined)[] = [];
  private readonly places = new Map<number, number[]>();
  private round = 0;

  constructor(terms: number) {
    this.stamps = new Int32Array(terms);
  }

  /** Forgets the last article. */
  begin(): void {
    if (this.round === MOST_ROUNDS) this.stamps.fill(0);
    this.round = this.round === MOST_ROUNDS ? 1 : this.round + 1;
    this.places.clear();
  }

  has(term: number): boolean {
    return this.stamps[term] === this.round;
  }

  get(term: number): Hit | undefined {
    return this.has(term) ? this.hits[term] : undefined;
  }

  /** Records a place; true when it is the term's first in this article. */
  record(term: number, area: number, first: number, last: number): boolean {
    const isNew = this.stamps[term] !== this.round;
    if (isNew) {
      this.stamps[term] = this.round;
      this.hits[term] = { inTitle: 0, inBody: 0, area, first, last };
    }
    const hit = this.hits[term] as Hit;
    if ((area & 1) !== 0) hit.inTitle++;
    else if ((area & 2) !== 0) hit.inBody++;
    return isNew;
  }

  /** Remembers where a term stands (`first` and `last` on one line of numbers), for NEAR. */
  place(term: number, first: number, last: number): void {
    const list = this.places.get(term);
    if (list) list.push(first, last);
    else this.places.set(term, [first, last]);
  }

  placesOf(term: number): readonly number[] {
    return this.has(term) ? (this.places.get(term) ?? []) : [];
  }
}
