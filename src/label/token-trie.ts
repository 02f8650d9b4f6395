/** All phrases of all topics as one trie over word hashes, in flat arrays: one look-up a word, whatever the number of topics. */
import { mixHashes } from '../text/hash.js';

const NONE = -1;
/** Numbers kept an edge: parent node, word, child node, unused. */
const WIDTH = 4;

/** One word in seventy that begins nothing passes the filter. */
const BITS_PER_ROOT = 16;

function bitsOf(word: number): number {
  return (1 << (word >>> 27)) | (1 << (word >>> 22));
}

export type Visit = (value: number, first: number, last: number) => void;

export class TokenTrie {
  /** Hash table of edges with open addressing. */
  private edges = new Int32Array(1024 * WIDTH).fill(NONE);
  private nodes = 1;
  private readonly added: { node: number; value: number }[] = [];
  /** Values of node n are `values[firstValue[n]]` up to `values[firstValue[n + 1] - 1]`. */
  private firstValue = new Int32Array(0);
  private values = new Int32Array(0);
  /** Two bits of one cell for each first word: most words of a text begin nothing, and this small table says so. */
  private filter = new Int32Array(1);

  private slot(parent: number, word: number): number {
    const { edges } = this;
    const mask = edges.length - 1;
    let at = (mixHashes(parent, word) * WIDTH) & mask;
    while (edges[at] !== NONE && (edges[at] !== parent || edges[at + 1] !== word)) at = (at + WIDTH) & mask;
    return at;
  }

  private child(parent: number, word: number): number {
    return this.edges[this.slot(parent, word) + 2] as number;
  }

  private put(parent: number, word: number, child: number): void {
    const at = this.slot(parent, word);
    this.edges[at] = parent;
    this.edges[at + 1] = word;
    this.edges[at + 2] = child;
  }

  private grow(): void {
    const old = this.edges;
    this.edges = new Int32Array(old.length * 2).fill(NONE);
    for (let at = 0; at < old.length; at += WIDTH) {
      if (old[at] !== NONE) this.put(old[at] as number, old[at + 1] as number, old[at + 2] as number);
    }
  }

  /** Adds a phrase of at least one word hash. */
  add(phrase: Iterable<number>, value: number): void {
    let node = 0;
    for (const word of phrase) {
      let next = this.child(node, word);
      if (next === NONE) {
        if (this.nodes * WIDTH * 2 >= this.edges.length) this.grow();
        next = this.nodes++;
        this.put(node, word, next);
      }
      node = next;
    }
    this.added.push({ node, value });
  }

  /** Lays out the values and the filter; call once, after the last `add`. */
  close(): void {
    const counts = new Int32Array(this.nodes + 1);
    for (const { node } of this.added) counts[node + 1] = (counts[node + 1] as number) + 1;
    for (let node = 0; node < this.nodes; node++)
      counts[node + 1] = (counts[node + 1] as number) + (counts[node] as number);
    this.firstValue = counts.slice();
    this.values = new Int32Array(this.added.length);
    for (const { node, value } of this.added) {
      const at = counts[node] as number;
      this.values[at] = value;
      counts[node] = at + 1;
    }
    this.added.length = 0;
    this.fillFilter();
  }

  private fillFilter(): void {
    let roots = 0;
    for (let at = 0; at < this.edges.length; at += WIDTH) if (this.edges[at] === 0) roots++;
    const cells = 2 ** Math.min(18, Math.max(8, Math.ceil(Math.log2((roots * BITS_PER_ROOT) / 32 + 1))));
    this.filter = new Int32Array(cells);
    for (let at = 0; at < this.edges.length; at += WIDTH) {
      if (this.edges[at] !== 0) continue;
      const word = this.edges[at + 1] as number;
      const cell = word & (cells - 1);
      this.filter[cell] = (this.filter[cell] as number) | bitsOf(word);
    }
  }

  /** Calls `visit(value, first, last)` for each phrase found, overlapping ones included; `last` is inclusive. */
  scan(words: Int32Array, count: number, visit: Visit): void {
    const { filter } = this;
    const mask = filter.length - 1;
    for (let first = 0; first < count; first++) {
      const word = words[first] as number;
      const bits = bitsOf(word);
      if (((filter[word & mask] as number) & bits) === bits) this.follow(words, count, first, visit);
    }
  }

  private follow(words: Int32Array, count: number, first: number, visit: Visit): void {
    let node = this.child(0, words[first] as number);
    for (let last = first; node !== NONE; ) {
      const end = this.firstValue[node + 1] as number;
      for (let at = this.firstValue[node] as number; at < end; at++)
        visit(this.values[at] as number, first, last);
      if (++last >= count) return;
      node = this.child(node, words[last] as number);
    }
  }
}
