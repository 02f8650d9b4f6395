/** The jobs of one queue in the memory of this process: which wait, and in which order they are taken. */
import type { Job, QueueCounts } from '../ports.js';
import { keepFailed } from './run-job.js';

export type JobState = 'waiting' | 'active' | 'delayed' | 'failed';

export interface ListedJob {
  readonly id: string;
  readonly data: object;
  readonly priority: number;
  readonly recurs: boolean;
  readonly addedAt: number;
  delayMs: number;
  state: JobState;
  /** How often it was begun. */
  attempts: number;
  startedAt?: number;
  failedAt?: number;
  reason?: string;
  timer?: NodeJS.Timeout;
}

/** `setTimeout` takes no longer ones; a job that waits longer looks again. */
const longestTimerMs = 2 ** 31 - 1;

/** Tells consumers of jobs that can be taken. */
export class JobList {
  private readonly jobs = new Map<string, ListedJob>();
  /** Those that wait, by priority, oldest first. */
  private readonly lines = new Map<number, Set<ListedJob>>();
  private readonly listeners = new Set<() => void>();
  private paused = false;

  get isPaused(): boolean {
    return this.paused;
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    this.tell();
  }

  onReady(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** A job whose id is known changes nothing. */
  add({ id, data, delayMs = 0, priority = 0, recurs = false }: Job<object>): void {
    if (this.jobs.has(id)) return;
    // As in a queue elsewhere, whoever adds a job can no longer change it.
    const copy = structuredClone(data);
    const job: ListedJob = {
      id,
      data: copy,
      priority,
      recurs,
      addedAt: Date.now(),
      delayMs,
      state: 'waiting',
      attempts: 0,
    };
    this.jobs.set(id, job);
    if (delayMs > 0) this.delay(job, delayMs);
    else this.wait(job);
  }

  /** The smallest priority first, within it the oldest. */
  take(): ListedJob | undefined {
    if (this.paused) return undefined;
    const [first] = [...this.lines.keys()].sort((a, b) => a - b);
    const line = first === undefined ? undefined : this.lines.get(first);
    const [job] = line ?? [];
    if (job === undefined) return undefined;
    this.leaveLine(job);
    job.state = 'active';
    job.attempts += 1;
    job.startedAt = Date.now();
    return job;
  }

  /** Gives a job back: it is as if nobody had taken it. */
  wait(job: ListedJob): void {
    if (this.jobs.get(job.id) !== job) return;
    this.leave(job);
    job.state = 'waiting';
    const line = this.lines.get(job.priority) ?? new Set();
    this.lines.set(job.priority, line.add(job));
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  delay(job: ListedJob, delayMs: number): void {
    if (this.jobs.get(job.id) !== job) return;
    this.leave(job);
    job.state = 'delayed';
    job.delayMs = delayMs;
    const end = Date.now() + delayMs;
    const look = () => {
      const leftMs = end - Date.now();
      if (leftMs <= 0) this.wait(job);
      else job.timer = setTimeout(look, Math.min(leftMs, longestTimerMs)).unref();
    };
    look();
  }

  /** Failed for good: it stays to be looked at, unless its id comes again. */
  fail(job: ListedJob, reason: string): void {
    this.leave(job);
    if (job.recurs) this.jobs.delete(job.id);
    else Object.assign(job, { state: 'failed', reason, failedAt: Date.now() });
    this.forgetFailed();
  }

  remove(job: ListedJob): void {
    this.leave(job);
    if (this.jobs.get(job.id) === job) this.jobs.delete(job.id);
  }

  find(id: string): ListedJob | undefined {
    return this.jobs.get(id);
  }

  list(states: readonly JobState[]): ListedJob[] {
    return [...this.jobs.values()].filter(({ state }) => states.includes(state));
  }

  counts(): QueueCounts {
    this.forgetFailed();
    const counts = { waiting: 0, active: 0, delayed: 0, failed: 0 };
    for (const { state } of this.jobs.values()) counts[state] += 1;
    return counts;
  }

  /** Ends its timers. */
  clear(): void {
    for (const job of this.jobs.values()) clearTimeout(job.timer);
  }

  private leave(job: ListedJob): void {
    clearTimeout(job.timer);
    this.leaveLine(job);
  }

  private leaveLine(job: ListedJob): void {
    const line = this.lines.get(job.priority);
    line?.delete(job);
    if (line?.size === 0) this.lines.delete(job.priority);
  }

  private forgetFailed(): void {
    const failed = this.list(['failed']);
    const oldest = Date.now() - keepFailed.ageMs;
    failed.forEach((job, at) => {
      if ((job.failedAt ?? 0) < oldest || failed.length - at > keepFailed.count) this.remove(job);
    });
  }
}
