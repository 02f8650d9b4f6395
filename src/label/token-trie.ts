/** All phrases of all topics as one trie over word hashes, in flat arrays: one look-up a word, whatever the number of topics. */
import { mixHashes } from '../text/hash.js';

const NONE = -1;

export class TokenTrie {
  private parents = new Int32Array(1024).fill(NONE);
  private words = new Int32Array(1024);
  private children = new Int32Array(1024);
  private nodes = 1;
  /** First value of each node, then chained. */
  private firstValue: number[] = [NONE];
  private readonly values: number[] = [];
  private readonly nextValue: number[] = [];
  /** One bit for each first word's hash: most words of a text begin nothing, and this small table says so. */
  private filter = new Uint8Array(0);

  private slot(parent: number, word: number): number {
    const mask = this.parents.length - 1;
    let at = mixHashes(parent, word) & mask;
    while (this.parents[at] !== NONE && (this.parents[at] !== parent || this.words[at] !== word)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private child(parent: number, word: number): number {
    const at = this.slot(parent, word);
    return this.parents[at] === NONE ? NONE : (this.children[at] as number);
  }

  private grow(): void {
    const { parents, words, children } = this;
    this.parents = new Int32Array(parents.length * 2).fill(NONE);
    this.words = new Int32Array(parents.length * 2);
    this.children = new Int32Array(parents.length * 2);
    for (let at = 0; at < parents.length; at++) {
      if (parents[at] !== NONE) this.put(parents[at] as number, words[at] as number, children[at] as number);
    }
  }

  private put(parent: number, word: number, child: number): void {
    const at = this.slot(parent, word);
    this.parents[at] = parent;
    this.words[at] = word;
    this.children[at] = child;
  }

  private enter(parent: number, word: number): number {
    const known = this.child(parent, word);
    if (known !== NONE) return known;
    if (this.nodes * 2 >= this.parents.length) this.grow();
    const node = this.nodes++;
    this.put(parent, word, node);
    this.firstValue[node] = NONE;
    return node;
  }

  /** Adds a phrase of at least one word hash. */
  add(phrase: Iterable<number>, value: number): void {
    let node = 0;
    for (const word of phrase) node = this.enter(node, word);
    this.values.push(value);
    this.nextValue.push(this.firstValue[node] ?? NONE);
    this.firstValue[node] = this.values.length - 1;
  }

  /** Builds the filter; call once, after the last `add`. */
  close(): void {
    const bits = 2 ** Math.min(23, Math.max(13, Math.ceil(Math.log2(this.nodes * 16))));
    this.filter = new Uint8Array(bits / 8);
    for (let at = 0; at < this.parents.length; at++) {
      if (this.parents[at] !== 0) continue;
      const bit = (this.words[at] as number) & (bits - 1);
      this.filter[bit >>> 3] = (this.filter[bit >>> 3] ?? 0) | (1 << (bit & 7));
    }
  }

  /** Calls `visit(value, first, last)` for each phrase found, overlapping ones included; `last` is inclusive. */
  scan(words: Int32Array, count: number, visit: (value: number, first: number, last: number) => void): void {
    const { filter } = this;
    const mask = filter.length * 8 - 1;
    for (let first = 0; first < count; first++) {
      const bit = (words[first] as number) & mask;
      if (((filter[bit >>> 3] as number) & (1 << (bit & 7))) !== 0) this.follow(words, count, first, visit);
    }
  }

  private follow(
    words: Int32Array,
    count: number,
    first: number,
    visit: (value: number, first: number, last: number) => void,
  ): void {
    let node = this.child(0, words[first] as number);
    for (let last = first; node !== NONE; ) {
      for (let at = this.firstValue[node] as number; at !== NONE; at = this.nextValue[at] as number) {
        visit(this.values[at] as number, first, last);
      }
      if (++last >= count) return;
      node = this.child(node, words[last] as number);
    }
  }
}
