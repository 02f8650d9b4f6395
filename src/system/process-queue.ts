/**
 * The job queue of an engine that has one process: jobs are in memory, since every one can be made anew from the rows
 * it is about. What has no row belongs in a queue that outlives the process.
 */
import type { ConsumeOptions, Consumer, Job, Log, QueueCounts } from '../ports.js';
import type { BoardedQueue } from './bullmq-queue.js';
import { JobList, type ListedJob } from './job-list.js';
import type { ShownQueue } from './queue-board.js';
import {
  type Assignment,
  attempts,
  backoff,
  isLate,
  type Patience,
  reportFailure,
  runJob,
  usualPatience,
} from './run-job.js';

/** The jobs of all queues, which several consumers may share. */
export class ProcessJobs {
  private readonly lists = new Map<string, JobList>();

  list(queue: string): JobList {
    const known = this.lists.get(queue) ?? new JobList();
    this.lists.set(queue, known);
    return known;
  }

  clear(): void {
    for (const list of this.lists.values()) list.clear();
  }
}

function pauseBefore(attempt: number): number {
  const pauseMs = backoff.delayMs * 2 ** (attempt - 1);
  return pauseMs * (1 - backoff.jitter * Math.random());
}

class ProcessConsumer<T extends object> implements Consumer {
  private readonly running = new Map<ListedJob, Promise<void>>();
  private readonly stopping = new AbortController();
  private readonly stopListening: () => void;

  constructor(
    private readonly assignment: Assignment<T>,
    private readonly jobs: JobList,
    private readonly log: Log,
    private readonly patience: Patience,
  ) {
    this.stopListening = jobs.onReady(() => this.takeMore());
    this.takeMore();
  }

  private takeMore(): void {
    const { concurrency } = this.assignment.options;
    while (!this.stopping.signal.aborted && this.running.size < concurrency) {
      const job = this.jobs.take();
      if (job === undefined) return;
      this.running.set(job, this.run(job));
    }
  }

  private async run(job: ListedJob): Promise<void> {
    const { patience, stopping, log } = this;
    const { queue } = this.assignment;
    const startedAt = performance.now();
    const surroundings = { awayMs: patience.awayMs, stopping: stopping.signal, log };
    // Whoever adds a job does not wait for its first step.
    await Promise.resolve();
    const end = await runJob(this.assignment, job.data as T, surroundings);
    // Given back while it was running: somebody else has it now.
    if (!this.running.delete(job)) return;
    const ms = Math.round(performance.now() - startedAt);
    log.info(
      { event: 'job', queue, job: job.id, result: end.result, ms, attempt: job.attempts },
      'a job ended',
    );
    if (end.result === 'done') this.jobs.remove(job);
    else if (end.result === 'given-back') this.jobs.wait(job);
    else await this.settleFailure(job, end.error, end.isHopeless || job.attempts >= attempts);
    this.takeMore();
  }

  private async settleFailure(job: ListedJob, error: Error, isFinal: boolean): Promise<void> {
    if (isFinal) this.jobs.fail(job, error.message);
    else this.jobs.delay(job, pauseBefore(job.attempts));
    const facts = { id: job.id, attempt: job.attempts };
    await reportFailure(this.assignment, facts, job.data as T, { error, isFinal }, this.log);
  }

  private giveBackAll(): void {
    const { queue } = this.assignment;
    this.log.warn({ queue, jobs: this.running.size }, 'work was still running; it goes back to the queue');
    const late = [...this.running.keys()];
    this.running.clear();
    for (const job of late) this.jobs.wait(job);
  }

  async close(): Promise<void> {
    this.stopping.abort();
    this.stopListening();
    const closed = Promise.all(this.running.values());
    if (await isLate(closed, this.patience.giveBackAfterMs)) this.giveBackAll();
  }
}

class ProcessQueue implements BoardedQueue {
  private readonly consumers = new Set<Consumer>();

  constructor(
    private readonly jobs: ProcessJobs,
    private readonly log: Log,
    private readonly patience: Patience,
  ) {}

  async add<T extends object>(queue: string, jobs: readonly Job<T>[]): Promise<void> {
    const list = this.jobs.list(queue);
    for (const job of jobs) list.add(job);
  }

  consume<T extends object>(
    queue: string,
    handle: (data: T) => Promise<void>,
    options: ConsumeOptions<T>,
  ): Consumer {
    const assignment = { queue, handle, options };
    const consumer = new ProcessConsumer(assignment, this.jobs.list(queue), this.log, this.patience);
    this.consumers.add(consumer);
    return {
      close: async () => {
        this.consumers.delete(consumer);
        await consumer.close();
      },
    };
  }

  async counts(queue: string): Promise<QueueCounts> {
    return this.jobs.list(queue).counts();
  }

  async show(name: string): Promise<ShownQueue> {
    return { kind: 'process', name, jobs: this.jobs.list(name) };
  }

  /** The clock of a process that starts makes every job anew; nothing can be lost without one. */
  async readGeneration(): Promise<string> {
    return 'database';
  }

  async close(): Promise<void> {
    await Promise.all([...this.consumers].map((consumer) => consumer.close()));
    this.jobs.clear();
  }
}

export function openProcessQueue(
  jobs: ProcessJobs,
  log: Log,
  patience: Partial<Patience> = {},
): BoardedQueue {
  return new ProcessQueue(jobs, log, { ...usualPatience, ...patience });
}
