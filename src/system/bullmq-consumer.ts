/** A consumer of one queue: runs its jobs, waits where a server is away, gives back what it cannot finish. */
import { type Job as BullJob, UnrecoverableError, WaitingError, type Worker } from 'bullmq';
import type { Consumer, Log } from '../ports.js';
import { type Assignment, isLate, type JobEnd, type Patience, reportFailure, runJob } from './run-job.js';

export type Run = (job: BullJob, token: string | undefined) => Promise<void>;

export interface WorkOptions {
  concurrency: number;
}

function isFinal(job: BullJob, error: Error): boolean {
  return error instanceof UnrecoverableError || job.attemptsMade >= (job.opts.attempts ?? 1);
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
      let result: JobEnd['result'] = 'failed';
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

  private async run(job: BullJob, token: string | undefined): Promise<JobEnd['result']> {
    const { log, patience, stopping } = this;
    const surroundings = { awayMs: patience.awayMs, stopping: stopping.signal, log };
    const end = await runJob(this.assignment, job.data as T, surroundings);
    if (end.result === 'failed') throw end.isHopeless ? new UnrecoverableError(end.error.message) : end.error;
    if (end.result === 'given-back') await job.moveToWait(token);
    return end.result;
  }

  private async report(job: BullJob | undefined, error: Error): Promise<void> {
    if (job === undefined) return;
    const facts = { id: job.id, attempt: job.attemptsMade };
    const failure = { error, isFinal: isFinal(job, error) };
    await reportFailure(this.assignment, facts, job.data as T, failure, this.log);
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
    if (await isLate(closed, this.patience.giveBackAfterMs)) await this.giveBackAll();
  }
}
