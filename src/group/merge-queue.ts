/** Pairs that may be merged, the most alike first (a binary heap). */

export interface MergeCandidate {
  score: number;
  left: number;
  right: number;
}

/** Equal scores go in the order of the numbers, so that the same pairs give the same merges. */
function isBefore(one: MergeCandidate, other: MergeCandidate): boolean {
  if (one.score !== other.score) return one.score > other.score;
  return one.left !== other.left ? one.left < other.left : one.right < other.right;
}

export class MergeQueue {
  private readonly heap: MergeCandidate[] = [];

  push(candidate: MergeCandidate): void {
    const { heap } = this;
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above] as MergeCandidate;
      if (!isBefore(candidate, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = candidate;
  }

  pop(): MergeCandidate | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (first !== undefined && last !== undefined && first !== last) this.sink(last);
    return first;
  }

  private sink(candidate: MergeCandidate): void {
    const { heap } = this;
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      const [left, right] = [heap[below] as MergeCandidate, heap[below + 1]];
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!isBefore(child, candidate)) break;
      heap[at] = child;
      at = isRight ? below + 1 : below;
    }
    heap[at] = candidate;
  }
}
