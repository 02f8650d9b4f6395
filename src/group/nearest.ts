/** Keeps the few numbers of highest rank of all that are offered, without sorting the many others. */

export class Nearest {
  private readonly ranks: Float64Array;
  private readonly offered: Int32Array;
  private count = 0;

  constructor(private readonly most: number) {
    this.ranks = new Float64Array(most);
    this.offered = new Int32Array(most);
  }

  clear(): void {
    this.count = 0;
  }

  offer(rank: number, what: number): void {
    const { ranks, offered, most } = this;
    if (this.count === most && rank <= (ranks[most - 1] as number)) return;
    if (this.count < most) this.count++;
    let at = this.count - 1;
    for (; at > 0 && (ranks[at - 1] as number) < rank; at--) {
      ranks[at] = ranks[at - 1] as number;
      offered[at] = offered[at - 1] as number;
    }
    ranks[at] = rank;
    offered[at] = what;
  }

  /** What was offered with the highest ranks, highest first. */
  best(): Int32Array {
    return this.offered.slice(0, this.count);
  }
}
