/** What the window keeps of each sketch beside its shingles, in typed columns: a million small objects take 400 MB. */
import { NUMBERS_SIZE, type Sketch } from './sketch.js';

const FIRST_SLOTS = 1 << 12;

export class SketchColumns {
  /** Epoch milliseconds; NaN where unknown. */
  times = new Float64Array(FIRST_SLOTS);
  roots = new Float64Array(FIRST_SLOTS);
  limits = new Uint32Array(FIRST_SLOTS);
  totals = new Uint32Array(FIRST_SLOTS);
  private numbers = new Uint16Array(FIRST_SLOTS * NUMBERS_SIZE);
  private numberCounts = new Uint8Array(FIRST_SLOTS);

  set(slot: number, sketch: Sketch, time: number | undefined, root: number): void {
    if (slot >= this.times.length) this.grow(Math.max(slot + 1, Math.ceil(this.times.length * 1.5)));
    this.times[slot] = time ?? Number.NaN;
    this.roots[slot] = root;
    this.limits[slot] = sketch.limit;
    this.totals[slot] = sketch.total;
    this.numbers.set(sketch.numbers, slot * NUMBERS_SIZE);
    this.numberCounts[slot] = sketch.numbers.length;
  }

  /** The slot's numbers as a view, good until the next `set`. */
  numbersOf(slot: number): Uint16Array {
    const first = slot * NUMBERS_SIZE;
    return this.numbers.subarray(first, first + (this.numberCounts[slot] as number));
  }

  private grow(slots: number): void {
    const copy = <T extends { set(from: T): void }>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.times = copy(this.times, new Float64Array(slots));
    this.roots = copy(this.roots, new Float64Array(slots));
    this.limits = copy(this.limits, new Uint32Array(slots));
    this.totals = copy(this.totals, new Uint32Array(slots));
    this.numbers = copy(this.numbers, new Uint16Array(slots * NUMBERS_SIZE));
    this.numberCounts = copy(this.numberCounts, new Uint8Array(slots));
  }
}
