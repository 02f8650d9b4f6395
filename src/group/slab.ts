/** Memory for many small arrays that are kept about as long as those before and after them. */

/** Holds the arrays of a dozen articles: it is free again when the last of them is. */
const OCTETS = 1 << 14;

/** An array in memory of its own takes a quarter of a kilobyte beside its numbers; a view of a slab takes a tenth. */
export class Slab {
  private buffer = new ArrayBuffer(OCTETS);
  private used = 0;

  keepInts(from: Int32Array): Int32Array {
    const kept = new Int32Array(...this.take(from));
    kept.set(from);
    return kept;
  }

  keepFloats(from: Float32Array): Float32Array {
    const kept = new Float32Array(...this.take(from));
    kept.set(from);
    return kept;
  }

  /** Room for as many numbers of four octets; more than a slab holds get memory of their own. */
  private take({ byteLength, length }: Int32Array | Float32Array): [ArrayBuffer, number, number] {
    if (byteLength > OCTETS) return [new ArrayBuffer(byteLength), 0, length];
    if (this.used + byteLength > OCTETS) {
      this.buffer = new ArrayBuffer(OCTETS);
      this.used = 0;
    }
    const start = this.used;
    this.used += byteLength;
    return [this.buffer, start, length];
  }
}
