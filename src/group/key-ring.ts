/** An index from keys to the newest articles that hold them, in typed arrays, for a window that forgets its oldest. */

const FIRST_SLOTS = 1 << 12;

function bucketsFor(entries: number): number {
  return 2 ** Math.max(10, Math.ceil(Math.log2(entries / 4)));
}

/**
 * Every article takes one slot of `stride` keys; slots are used in turn and overwritten when the ring is full.
 * Entries of one bucket are chained from newest to oldest, so a chain ends where an entry is younger than the one
 * before it: forgetting costs nothing. Memory: 8 bytes a key and 1 to 2 bytes a key for the buckets.
 */
export class KeyRing {
  private slots: number;
  /**
   * Two numbers an entry, side by side because both are read at once: its key, and the entry before it in its bucket,
   * plus one; 0 ends the chain, and -1 stands where a slot holds no key.
   */
  private links: Int32Array;
  private heads: Int32Array;
  private added = 0;

  constructor(
    private readonly stride: number,
    private readonly maxSlots: number,
  ) {
    this.slots = Math.min(FIRST_SLOTS, maxSlots);
    this.links = new Int32Array(2 * this.slots * stride);
    this.heads = new Int32Array(bucketsFor(this.slots * stride));
  }

  /** Takes up to `stride` distinct keys; returns the slot, which may have been an older article's. */
  add(keys: Int32Array): number {
    if (this.added === this.slots && this.slots < this.maxSlots) this.grow();
    const slot = this.added % this.slots;
    const first = slot * this.stride;
    const count = Math.min(keys.length, this.stride);
    for (let at = 0; at < count; at++) this.link(first + at, keys[at] as number);
    for (let at = count; at < this.stride; at++) this.links[2 * (first + at) + 1] = -1;
    this.added++;
    return slot;
  }

  /** Writes the slots that hold `key` into `found`, newest first, as many as fit; returns how many. */
  find(key: number, found: Int32Array): number {
    const { links, slots, stride } = this;
    const newest = (this.added - 1) % slots;
    let count = 0;
    let age = -1;
    let last = 0x7fffffff;
    let entry = this.heads[key & (this.heads.length - 1)] as number;
    // Buckets hold other keys too: bound the walk, so that a hostile set of keys cannot make it long.
    for (let steps = 0; entry > 0 && steps < 4 * found.length && count < found.length; steps++) {
      const slot = ((entry - 1) / stride) | 0;
      const slotAge = slot <= newest ? newest - slot : newest - slot + slots;
      if (slotAge < age || (slotAge === age && entry >= last)) break;
      age = slotAge;
      last = entry;
      const at = 2 * (entry - 1);
      if (links[at] === key) found[count++] = slot;
      entry = links[at + 1] as number;
    }
    return count;
  }

  private link(entry: number, key: number): void {
    const bucket = key & (this.heads.length - 1);
    this.links[2 * entry] = key;
    this.links[2 * entry + 1] = this.heads[bucket] as number;
    this.heads[bucket] = entry + 1;
  }

  /** Only ever before the ring has wrapped: slots stay where they are and are linked anew. */
  private grow(): void {
    const old = this.links;
    this.slots = Math.min(this.slots * 2, this.maxSlots);
    this.links = new Int32Array(2 * this.slots * this.stride);
    this.heads = new Int32Array(bucketsFor(this.slots * this.stride));
    for (let at = 0; at < old.length; at += 2) {
      if ((old[at + 1] as number) >= 0) this.link(at / 2, old[at] as number);
      else this.links[at + 1] = -1;
    }
  }
}
