/** What sparse vectors have in common, made quick where one of them is compared with many in a row. */
import type { TermVector } from './term-vector.js';

/** Places of the table: many times the terms of an article, and little enough to stay near the processor. */
const PLACES = 1 << 13;
const MOST_TABLED = PLACES / 4;

function sumOfBoth(left: TermVector, right: TermVector): number {
  const { terms: lefts } = left;
  const { terms: rights } = right;
  let sum = 0;
  let l = 0;
  let r = 0;
  while (l < lefts.length && r < rights.length) {
    const one = lefts[l] as number;
    const other = rights[r] as number;
    if (one === other) sum += (left.weights[l] as number) * (right.weights[r] as number);
    // Which of them is less is chance: steps without branches take half the time.
    l += Number(one <= other);
    r += Number(other <= one);
  }
  return sum;
}

/**
 * Sums the products of the weights of common terms, the lowest term first, so that the order of the two changes no
 * digit. A vector that is asked for twice in a row is kept as a table: then only the other's terms are walked through,
 * and most of them miss the table at the first look.
 */
export class DotProduct {
  private before: readonly [TermVector, TermVector] | undefined;
  private tabled: TermVector | undefined;
  /** Index of a tabled term, plus one, at the place that its last bits say or after it; 0 is free. */
  private readonly table = new Uint16Array(PLACES);

  of(left: TermVector, right: TermVector): number {
    if (left !== this.tabled && right !== this.tabled) {
      const repeated = [left, right].find((vector) => this.before?.includes(vector));
      this.before = [left, right];
      if (!repeated || !this.fill(repeated)) return sumOfBoth(left, right);
    }
    return left === this.tabled ? this.sumWith(right, left) : this.sumWith(left, right);
  }

  private sumWith({ terms, weights }: TermVector, tabled: TermVector): number {
    const { table } = this;
    let sum = 0;
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] as number;
      let place = term & (PLACES - 1);
      for (let index = table[place] as number; index !== 0; index = table[place] as number) {
        if (tabled.terms[index - 1] === term) {
          // Fields may share a term by chance: it pairs once, as in two lists.
          if (at === 0 || terms[at - 1] !== term)
            sum += (weights[at] as number) * (tabled.weights[index - 1] as number);
          break;
        }
        place = (place + 1) & (PLACES - 1);
      }
    }
    return sum;
  }

  /** False for a vector that holds a term twice or is too long. */
  private fill(vector: TermVector): boolean {
    const { table } = this;
    const { terms } = vector;
    this.tabled = undefined;
    if (terms.length > MOST_TABLED) return false;
    table.fill(0);
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] as number;
      if (at > 0 && terms[at - 1] === term) return false;
      let place = term & (PLACES - 1);
      while (table[place] !== 0) place = (place + 1) & (PLACES - 1);
      table[place] = at + 1;
    }
    this.tabled = vector;
    return true;
  }
}
