/** How crowded it is around an article: its likeness to the nearest others, whatever their stories. */

/** Few, so that the reports of a widely told story do not make a crowd of themselves. */
const NEAREST = 4;

export class Crowd {
  /** Ascending. */
  private readonly nearest = [0, 0, 0, 0];

  note(closeness: number): void {
    const { nearest } = this;
    if (closeness <= (nearest[0] as number)) return;
    let at = 0;
    while (at + 1 < NEAREST && (nearest[at + 1] as number) < closeness) {
      nearest[at] = nearest[at + 1] as number;
      at++;
    }
    nearest[at] = closeness;
  }

  /** Mean closeness of the nearest, 0 to 1; missing ones count as 0. */
  density(): number {
    let sum = 0;
    for (const closeness of this.nearest) sum += closeness;
    return sum / NEAREST;
  }
}
