/** How much each of many articles shares with the one at hand, in typed arrays: a map of objects costs several times more. */

export class Tallies {
  /** Articles that share anything. */
  count = 0;
  /** Of the first `count` places: the article's slot, how often it shares, and the sum of the weights. */
  readonly slots: Int32Array;
  readonly shared: Uint8Array;
  readonly weights: Float64Array;
  /** By slot, one more than its place above; 0 for all that share nothing. */
  private readonly places: Uint16Array;

  constructor(maxSlots: number, most: number) {
    this.slots = new Int32Array(most);
    this.shared = new Uint8Array(most);
    this.weights = new Float64Array(most);
    this.places = new Uint16Array(maxSlots);
  }

  /** Once there are too many, others are left out. */
  add(slot: number, weight: number): void {
    const { slots, shared, weights, places } = this;
    let place = places[slot] as number;
    if (place === 0) {
      if (this.count === slots.length) return;
      slots[this.count] = slot;
      shared[this.count] = 0;
      weights[this.count] = 0;
      place = ++this.count;
      places[slot] = place;
    }
    shared[place - 1] = (shared[place - 1] as number) + 1;
    weights[place - 1] = (weights[place - 1] as number) + weight;
  }

  clear(): void {
    for (let at = 0; at < this.count; at++) this.places[this.slots[at] as number] = 0;
    this.count = 0;
  }
}
