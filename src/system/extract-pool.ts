/** Extracts pages in worker threads, so that a hostile page costs its own thread and nothing else. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PageInput } from '../extract/extract-page.js';
import type { Extraction } from '../vocabulary/article.js';
import type { FailureClass } from '../vocabulary/outcome.js';
import type { ExtractTask } from './extract-task.js';

export interface ExtractPoolOptions {
  /** Default: one a core. */
  threads?: number;
  /** For one page. */
  timeoutMs?: number;
  /** Heap of one thread. */
  maxMemoryMb?: number;
  /** A thread without work ends after this long and gives its memory back. */
  idleMs?: number;
}

export interface ExtractFailure {
  /** `timeout`, `too-large` (memory), `parse` (a fault on this page) or `interrupted` (the pool was closed). */
  failure: Extract<FailureClass, 'timeout' | 'too-large' | 'parse' | 'interrupted'>;
  reason: string;
}

export interface ExtractPool {
  /** Never rejects. Pages wait for a free thread in the order of the calls. */
  extract(input: PageInput): Promise<Extraction | ExtractFailure>;
  /** The same for any task. */
  run(task: ExtractTask): Promise<Extraction | ExtractFailure>;
  close(): Promise<void>;
}

interface Job {
  task: ExtractTask;
  settle(result: Extraction | ExtractFailure): void;
}

type Answer = { ready: true } | { extraction: Extraction } | { reason: string };

/** A process started from the sources (tests) still needs the built file: threads run JavaScript only. */
const THREAD_FILE = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/src/system/extract-thread.js', import.meta.url)
  : new URL('./extract-thread.js', import.meta.url);

class Thread {
  private worker: Worker | undefined;
  private job: Job | undefined;
  private isReady = false;
  private timer: NodeJS.Timeout | undefined;
  private idleTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly limits: { timeoutMs: number; maxMemoryMb: number; idleMs: number },
    private readonly onIdle: () => void,
  ) {}

  get isBusy(): boolean {
    return this.job !== undefined;
  }

  run(job: Job): void {
    clearTimeout(this.idleTimer);
    this.job = job;
    this.worker ??= this.start();
    this.worker.ref();
    if (this.isReady) this.send();
  }

  async stop(): Promise<void> {
    const { worker } = this;
    this.discard();
    this.finish({ failure: 'interrupted', reason: 'the extractor was closed' });
    await worker?.terminate();
  }

  private start(): Worker {
    this.isReady = false;
    const worker = new Worker(THREAD_FILE, {
      resourceLimits: { maxOldGenerationSizeMb: this.limits.maxMemoryMb },
    });
    worker.on('message', (answer: Answer) => {
      if (worker === this.worker) this.receive(answer);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (worker === this.worker) this.fail(error);
    });
    worker.on('exit', () => {
      if (worker === this.worker) this.fail(new Error('the thread ended'));
    });
    return worker;
  }

  private send(): void {
    const { timeoutMs } = this.limits;
    this.timer = setTimeout(() => {
      void this.worker?.terminate();
      this.discard();
      this.finish({ failure: 'timeout', reason: `the page took over ${timeoutMs} ms` });
    }, timeoutMs);
    this.worker?.postMessage(this.job?.task);
  }

  private receive(answer: Answer): void {
    if ('ready' in answer) {
      this.isReady = true;
      if (this.job) this.send();
      return;
    }
    this.finish('extraction' in answer ? answer.extraction : { failure: 'parse', reason: answer.reason });
  }

  private fail(error: NodeJS.ErrnoException): void {
    this.discard();
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const reason = isMemory ? `the page took over ${this.limits.maxMemoryMb} MB` : error.message;
    this.finish({ failure: isMemory ? 'too-large' : 'parse', reason });
  }

  private rest(): void {
    void this.worker?.terminate();
    this.discard();
  }

  /** The thread is of no more use; the next page starts another. */
  private discard(): void {
    this.worker = undefined;
    this.isReady = false;
  }

  private finish(result: Extraction | ExtractFailure): void {
    clearTimeout(this.timer);
    const { job } = this;
    this.job = undefined;
    this.worker?.unref();
    this.idleTimer = setTimeout(() => this.rest(), this.limits.idleMs).unref();
    job?.settle(result);
    if (job) this.onIdle();
  }
}

/** Threads start with the first page that needs them and do not keep the process alive. */
export function createExtractPool(options: ExtractPoolOptions = {}): ExtractPool {
  const {
    threads: size = availableParallelism(),
    timeoutMs = 2000,
    maxMemoryMb = 256,
    idleMs = 20_000,
  } = options;
  const waiting: Job[] = [];
  let isClosed = false;
  const next = () => {
    const idle = threads.find((thread) => !thread.isBusy);
    const job = idle ? waiting.shift() : undefined;
    if (idle && job) idle.run(job);
  };
  const threads = Array.from(
    { length: Math.max(1, size) },
    () => new Thread({ timeoutMs, maxMemoryMb, idleMs }, next),
  );
  const interrupted: ExtractFailure = { failure: 'interrupted', reason: 'the extractor was closed' };
  const run = (task: ExtractTask) =>
    new Promise<Extraction | ExtractFailure>((settle) => {
      if (isClosed) return settle(interrupted);
      waiting.push({ task, settle });
      next();
    });
  return {
    run,
    extract: (input) => run({ kind: 'page', input }),
    async close() {
      isClosed = true;
      for (const job of waiting.splice(0)) job.settle(interrupted);
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}
