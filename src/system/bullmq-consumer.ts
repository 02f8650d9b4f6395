/** A consumer of one queue: runs its jobs, waits where a server is away, gives back what it cannot finish. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Job as BullJob, UnrecoverableError, WaitingError, type Worker } from 'bullmq';
import type { ConsumeOptions, Consumer, Log } from '../ports.js';
import { sortFault } from './sort-fault.js';

export type Run = (job: BullJob, token: string | undefined) => Promise<void>;

export interface WorkOptions {
  concurrency: number;
}

export interface Patience {
  /** What is still running this long after the order to stop goes back to the queue. */
  giveBackAfterMs: number;
  /** While a server is away its jobs try again within this time, each at another instant. */
  awayMs: number;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function isFinal(job: BullJob, error: Error): boolean {
  return error instanceof UnrecoverableError || job.attemptsMade >= (job.opts.attempts ?? 1);
}

interface Assignment<T> {
  queue: string;
  handle(data: T): Promise<void>;
  options: ConsumeOptions<T>;
}

/** One worker with its running jobs. */
export class BullConsumer<T extends object> implements Consumer {
  private readonly worker: Worker;
  private readonly running = new Map<BullJob, string | undefined>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly assignment: Assignment<T>,
    makeWorker: (queue: string, run: Run, options: WorkOptions) => Worker,
    private readonly log: Log,
    private readonly patience: Patience,
  ) {
    const { queue, options } = assignment;
    const run: Run = async (job, token) => {
      this.running.set(job, token);
      const startedAt = performance.now();
      let result = 'failed';
      try {
        result = await this.run(job, token);
        if (result === 'given-back') throw new WaitingError();
      } finally {
        this.running.delete(job);
        const ms = Math.round(performance.now() - startedAt);
        log.info(
          { event: 'job', queue, job: job.id, result, ms, attempt: job.attemptsStarted },
          'a job ended',
        );
      }
    };
    this.worker = makeWorker(queue, run, { concurrency: options.concurrency });
    this.worker.on('failed', (job, error) => void this.report(job, error));
    this.worker.on('stalled', (job) =>
      log.warn({ event: 'stalled', queue, job }, 'a job was taken back from a silent worker'),
    );
    this.worker.on('error', (error) => log.warn({ queue, error: error.message }, 'the worker had a fault'));
  }

  private async run(job: BullJob, token: string | undefined): Promise<'done' | 'given-back'> {
    for (;;) {
      try {
        await this.assignment.handle(job.data as T);
        return 'done';
      } catch (error) {
        const kind = sortFault(error);
        if (kind === 'set-aside') throw new UnrecoverableError(asError(error).message);
        if (kind === 'try-again') throw asError(error);
        if (kind === 'give-back' || this.stopping.signal.aborted) {
          await job.moveToWait(token);
          return 'given-back';
        }
        await this.waitForServer(asError(error));
      }
    }
  }

  /** Servers that come back meet their workers one after the other. */
  private async waitForServer(error: Error): Promise<void> {
    const { queue } = this.assignment;
    this.log.warn({ event: 'outage', queue, error: error.message }, 'a server is away; the job waits');
    const waitMs = this.patience.awayMs * (0.2 + 0.8 * Math.random());
    await sleep(waitMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  private async report(job: BullJob | undefined, error: Error): Promise<void> {
    const { queue, options } = this.assignment;
    const facts = { queue, job: job?.id, attempt: job?.attemptsMade, error: error.message };
    if (!job || !isFinal(job, error)) return this.log.warn(facts, 'a job failed and is tried again');
    this.log.error(facts, 'a job failed for good and is set aside');
    try {
      await options.onSetAside?.(job.data as T, error.message);
    } catch (fault) {
      this.log.error({ ...facts, error: asError(fault).message }, 'a job could not be set aside');
    }
  }

  private async giveBackAll(): Promise<void> {
    const { queue } = this.assignment;
    this.log.warn({ queue, jobs: this.running.size }, 'work was still running; it goes back to the queue');
    for (const [job, token] of this.running) {
      await job
        .moveToWait(token)
        .catch((error: Error) =>
          this.log.warn({ queue, job: job.id, error: error.message }, 'a job could not be given back'),
        );
    }
  }

  async close(): Promise<void> {
    const closed = this.worker.close();
    this.stopping.abort();
    const limit = new AbortController();
    const late = sleep(this.patience.giveBackAfterMs, true, { signal: limit.signal }).catch(() => false);
    const isLate = await Promise.race([closed.then(() => false), late]);
    limit.abort();
    if (isLate) await this.giveBackAll();
  }
}
