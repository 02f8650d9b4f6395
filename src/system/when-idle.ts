/**
 * Work that can wait: done bit by bit while nothing else has to be, a little now and then where that never comes, and
 * begun anew whenever there may be more of it.
 */
import { setTimeout as sleep } from 'node:timers/promises';

export interface IdleWork {
  /** Does a little; says whether there is more to do. */
  step(): Promise<boolean>;
  isIdle(): Promise<boolean>;
  /** Told of a step that failed; the next wake tries again. */
  onFault(error: unknown): void;
}

export interface IdleWorker {
  /** There may be work. */
  wake(): void;
  /** Waits for the step that is being done. */
  stop(): Promise<void>;
}

/** How soon the end of other work is noticed. */
const lookMs = 200;
/** Where other work never ends, a step is done after this time none the less. */
const usualPatienceMs = 5_000;

class StepsWhenIdle implements IdleWorker {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private isWoken = false;

  constructor(
    private readonly work: IdleWork,
    private readonly patienceMs: number,
  ) {}

  wake(): void {
    this.isWoken = true;
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let since = performance.now();
    const isTurn = async () => performance.now() - since > this.patienceMs || (await this.work.isIdle());
    try {
      // What was woken for during the last step is looked for once more.
      while (this.isWoken && !signal.aborted) {
        if (!(await isTurn())) await sleep(lookMs, undefined, { signal }).catch(() => undefined);
        else {
          this.isWoken = false;
          if (await this.work.step()) this.isWoken = true;
          since = performance.now();
        }
      }
    } catch (error) {
      this.isWoken = false;
      this.work.onFault(error);
    } finally {
      this.running = undefined;
    }
  }
}

export function whenIdle(work: IdleWork, patienceMs = usualPatienceMs): IdleWorker {
  return new StepsWhenIdle(work, patienceMs);
}
