/** The words of a text while it is read, and their layout when it has been read. */

/** The words of a text in order; all arrays have `count` elements. */
export interface Tokens {
  count: number;
  /** 32-bit hash of the word as written, in NFC. */
  exact: Int32Array;
  /** 32-bit hash after folding of case and diacritics. */
  folded: Int32Array;
  /** UTF-16 offset of the word's first unit. */
  starts: Int32Array;
  /** UTF-16 offset after the word's last unit. */
  ends: Int32Array;
}

/** Numbers kept a word, in the order of the arrays of `Tokens`. */
const WIDTH = 4;
/** Words that fit before the memory grows; what a giant text needed is given back after it. */
const USUAL_WORDS = 8_192;
/** Arrays of up to 16 numbers lie on the heap, which is several times quicker: keywords are this short. */
const MOST_ON_HEAP = 16;

/** One piece of memory for all four arrays where they are too long for the heap. */
function emptyTokens(count: number): Tokens {
  if (count <= MOST_ON_HEAP) {
    const array = () => new Int32Array(count);
    return { count, exact: array(), folded: array(), starts: array(), ends: array() };
  }
  const shared = new ArrayBuffer(count * WIDTH * 4);
  const array = (number: number) => new Int32Array(shared, number * count * 4, count);
  return { count, exact: array(0), folded: array(1), starts: array(2), ends: array(3) };
}

/** Made once and used for text after text: the number of words is not known before the end, and memory is dear. */
export class TokenList {
  private count = 0;
  private offset = 0;
  private numbers = new Int32Array(USUAL_WORDS * WIDTH);

  /** What is added from here on has its places from `offset` on. */
  begin(offset: number): void {
    this.offset = offset;
  }

  add(exact: number, folded: number, start: number, end: number): void {
    const at = this.count++ * WIDTH;
    if (at === this.numbers.length) this.grow();
    const { numbers } = this;
    numbers[at] = exact;
    numbers[at + 1] = folded;
    numbers[at + 2] = this.offset + start;
    numbers[at + 3] = this.offset + end;
  }

  private grow(): void {
    const larger = new Int32Array(this.numbers.length * 2);
    larger.set(this.numbers);
    this.numbers = larger;
  }

  /** Begins a text; what a text that failed in the middle has left is forgotten. */
  clear(): void {
    this.count = 0;
    if (this.numbers.length > USUAL_WORDS * WIDTH) this.numbers = new Int32Array(USUAL_WORDS * WIDTH);
  }

  /** A copy of the words since `clear`. */
  copy(): Tokens {
    const { count, numbers } = this;
    const tokens = emptyTokens(count);
    const { exact, folded, starts, ends } = tokens;
    for (let word = 0, at = 0; word < count; word++, at += WIDTH) {
      exact[word] = numbers[at] as number;
      folded[word] = numbers[at + 1] as number;
      starts[word] = numbers[at + 2] as number;
      ends[word] = numbers[at + 3] as number;
    }
    return tokens;
  }
}
