/** Questions to a worker thread that answers each of them once, in their order. */
import type { TransferListItem, Worker } from 'node:worker_threads';

interface Call<Answer> {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** A thread that nothing is asked of keeps no process alive. */
export class ThreadCalls<Request, Answer> {
  private readonly calls: Call<Answer>[] = [];
  private isHeld = false;
  /** Why it answers nothing any more. */
  fault: Error | undefined;

  /** `name` says what has ended, should it end. */
  constructor(
    private readonly worker: Worker,
    name: string,
  ) {
    worker.on('message', (answer: Answer) => this.receive(answer));
    worker.on('error', (error) => this.fail(error));
    worker.on('exit', () => this.fail(new Error(`${name} has ended`)));
  }

  /** Rejects when the thread has ended, or ends before it answers. */
  ask(request: Request, movable: readonly TransferListItem[] = []): Promise<Answer> {
    if (this.fault !== undefined) return Promise.reject(this.fault);
    this.worker.postMessage(request, movable);
    return this.expect();
  }

  /** An answer that comes without being asked for. */
  expect(): Promise<Answer> {
    this.worker.ref();
    return new Promise((resolve, reject) => this.calls.push({ resolve, reject }));
  }

  /** Until the thread ends the process stays alive: somebody waits for that. */
  hold(): void {
    this.isHeld = true;
  }

  private receive(answer: Answer): void {
    const call = this.calls.shift();
    if (this.calls.length === 0 && !this.isHeld) this.worker.unref();
    call?.resolve(answer);
  }

  private fail(error: Error): void {
    this.fault ??= error;
    for (const call of this.calls.splice(0)) call.reject(this.fault);
  }
}
