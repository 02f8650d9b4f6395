/** Lets work run beside other work, or alone, in the order in which it asks. */

export class Turns {
  private lastAlone: Promise<unknown> = Promise.resolve();
  private readonly beside = new Set<Promise<unknown>>();

  /** Work that runs alone begins when all before it has ended; all after it waits for its end. */
  run<T>(isAlone: boolean, work: () => Promise<T>): Promise<T> {
    const before = isAlone ? Promise.all([this.lastAlone, ...this.beside]) : this.lastAlone;
    const done = before.then(work);
    const ended: Promise<unknown> = done.then(
      () => this.beside.delete(ended),
      () => this.beside.delete(ended),
    );
    if (isAlone) this.lastAlone = ended;
    else this.beside.add(ended);
    return done;
  }
}
