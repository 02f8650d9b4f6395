/** Extracts pages in worker threads, so that a hostile page costs its own thread and nothing else. */
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
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
  /** It was in a batch that failed: alone, it is known which one is at fault. */
  isAlone?: boolean;
}

type Answer = { ready: true } | { answers: ({ extraction: Extraction } | { reason: string })[] };

/** What feeds carry goes to a thread in batches, so that it does not wait for us after each. */
const batchLimits = { tasks: 40, characters: 300_000 };

function sizeOf({ task, isAlone }: Job): number {
  return task.kind === 'fragment' && isAlone !== true ? task.input.html.length : Number.POSITIVE_INFINITY;
}

/** The first, with those after it that are as small. */
function takeBatch(waiting: Job[]): Job[] {
  let characters = 0;
  const count = waiting.slice(0, batchLimits.tasks).findIndex((job, at) => {
    characters += sizeOf(job);
    return at > 0 && characters > batchLimits.characters;
  });
  return waiting.splice(0, count === -1 ? batchLimits.tasks : count);
}

/** A process started from the sources (tests) still needs the built file: threads run JavaScript only. */
const THREAD_FILE = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/src/system/extract-thread.js', import.meta.url)
  : new URL('./extract-thread.js', import.meta.url);

class Thread {
  private worker: Worker | undefined;
  private jobs: readonly Job[] = [];
  private isReady = false;
  private timer: NodeJS.Timeout | undefined;
  private idleTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly limits: { timeoutMs: number; maxMemoryMb: number; idleMs: number },
    private readonly onIdle: () => void,
    private readonly tryAlone: (jobs: readonly Job[]) => void,
  ) {}

  get isBusy(): boolean {
    return this.jobs.length > 0;
  }

  run(jobs: readonly Job[]): void {
    clearTimeout(this.idleTimer);
    this.jobs = jobs;
    this.worker ??= this.start();
    this.worker.ref();
    if (this.isReady) this.send();
  }

  async stop(): Promise<void> {
    const { worker } = this;
    this.discard();
    this.finish(this.jobs.map(() => ({ failure: 'interrupted', reason: 'the extractor was closed' })));
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
    const { jobs } = this;
    const giveUp = () => {
      if (this.jobs !== jobs) return;
      void this.worker?.terminate();
      this.discard();
      this.giveUp({ failure: 'timeout', reason: `the page took over ${timeoutMs} ms` });
    };
    // An answer that came while this thread was busy is read first.
    this.timer = setTimeout(() => setImmediate(giveUp), timeoutMs);
    this.worker?.postMessage(this.jobs.map(({ task }) => task));
  }

  private receive(answer: Answer): void {
    if ('ready' in answer) {
      this.isReady = true;
      if (this.isBusy) this.send();
      return;
    }
    this.finish(
      answer.answers.map((one) =>
        'extraction' in one ? one.extraction : { failure: 'parse', reason: one.reason },
      ),
    );
  }

  private fail(error: NodeJS.ErrnoException): void {
    this.discard();
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const reason = isMemory ? `the page took over ${this.limits.maxMemoryMb} MB` : error.message;
    this.giveUp({ failure: isMemory ? 'too-large' : 'parse', reason });
  }

  /** One of a batch is at fault, and nobody knows which. */
  private giveUp(failure: ExtractFailure): void {
    if (this.jobs.length > 1) this.tryAlone(this.jobs.map((job) => ({ ...job, isAlone: true })));
    this.finish(this.jobs.length > 1 ? [] : [failure]);
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

  /** In the order of the jobs; those without a result are tried again. */
  private finish(results: readonly (Extraction | ExtractFailure)[]): void {
    clearTimeout(this.timer);
    const { jobs } = this;
    this.jobs = [];
    this.worker?.unref();
    this.idleTimer = setTimeout(() => this.rest(), this.limits.idleMs).unref();
    results.forEach((result, at) => {
      jobs[at]?.settle(result);
    });
    if (jobs.length > 0) this.onIdle();
  }
}

/** `--max-old-space-size` stands before the limit of a thread; the heap that has begun keeps what it was given. */
function giveThreadsTheirOwnLimits(): void {
  setFlagsFromString('--max-old-space-size=0');
}

/** Threads start with the first page that needs them and do not keep the process alive. */
export function createExtractPool(options: ExtractPoolOptions = {}): ExtractPool {
  giveThreadsTheirOwnLimits();
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
    if (idle && waiting.length > 0) idle.run(takeBatch(waiting));
  };
  const tryAlone = (jobs: readonly Job[]) => void waiting.unshift(...jobs);
  const threads = Array.from(
    { length: Math.max(1, size) },
    () => new Thread({ timeoutMs, maxMemoryMb, idleMs }, next, tryAlone),
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
