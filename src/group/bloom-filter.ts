/** Which numbers have been met before, in a few bits each (Bloom 1970, "Space/time trade-offs in hash coding"). */

/** Of 32 bits each, 4 MB in all: a number's bits are in one word, so that it is looked up at the cost of one miss. */
const WORDS = 1 << 20;
/** At the last of them one new number in thirty is taken for known; then it starts anew. */
const MOST = 4_000_000;
const MIX = 0x9e3779b1;

export class BloomFilter {
  private readonly words = new Int32Array(WORDS);
  private count = 0;

  /** Whether the number was met before, or some others that together have its bits. */
  meet(number: number): boolean {
    const mixed = Math.imul(number ^ (number >>> 15), MIX);
    const word = (mixed >>> 12) & (WORDS - 1);
    const bits = (1 << number) | (1 << (mixed & 31)) | (1 << ((mixed >>> 5) & 31));
    const known = this.words[word] as number;
    if ((known & bits) === bits) return true;
    if (++this.count > MOST) this.startAnew();
    this.words[word] = (this.words[word] as number) | bits;
    return false;
  }

  private startAnew(): void {
    this.words.fill(0);
    this.count = 1;
  }
}
