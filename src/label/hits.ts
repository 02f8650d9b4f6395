/** What one article contains of the terms of all topics; reused from article to article without clearing. */

/** One term's places in an article. */
export interface Hit {
  inTitle: number;
  inBody: number;
  /** Area (bits) and words of the first place; `first` is -1 for facts. */
  area: number;
  first: number;
  last: number;
}

const MOST_ROUNDS = 0x7fffffff;
/** Numbers kept a term: those of `Hit` in order, filled up to a power of two. */
const WIDTH = 8;

export class Hits {
  private readonly stamps: Int32Array;
  private readonly facts: Int32Array;
  private readonly places = new Map<number, number[]>();
  private round = 0;

  constructor(terms: number) {
    this.stamps = new Int32Array(terms);
    this.facts = new Int32Array(terms * WIDTH);
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
    if (!this.has(term)) return undefined;
    const [inTitle = 0, inBody = 0, area = 0, first = 0, last = 0] = this.facts.subarray(term * WIDTH);
    return { inTitle, inBody, area, first, last };
  }

  /** Records a place; true when it is the term's first in this article. */
  record(term: number, area: number, first: number, last: number): boolean {
    const { stamps, facts } = this;
    const at = term * WIDTH;
    const isNew = stamps[term] !== this.round;
    if (isNew) {
      stamps[term] = this.round;
      facts[at] = 0;
      facts[at + 1] = 0;
      facts[at + 2] = area;
      facts[at + 3] = first;
      facts[at + 4] = last;
    }
    if ((area & 1) !== 0) facts[at] = (facts[at] as number) + 1;
    else if ((area & 2) !== 0) facts[at + 1] = (facts[at + 1] as number) + 1;
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
