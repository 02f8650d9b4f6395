/** A queue in memory, as Bull Board shows and changes it. */
import { BaseAdapter } from '@bull-board/api/dist/queueAdapters/base.js';
import type { JobCounts, JobStatus, QueueJob, QueueJobJson, Status } from '@bull-board/api/dist/types.js';
import type { JobList, JobState, ListedJob } from './job-list.js';

const states: readonly JobState[] = ['active', 'waiting', 'delayed', 'failed'];

function isState(status: string): status is JobState {
  return states.some((state) => state === status);
}

function describe(queue: string, job: ListedJob): QueueJobJson {
  const { id, data, priority, attempts, addedAt, startedAt, failedAt, delayMs, reason = '' } = job;
  return {
    id,
    name: queue,
    data,
    progress: 0,
    attemptsMade: attempts,
    timestamp: addedAt,
    processedOn: startedAt ?? null,
    finishedOn: failedAt ?? null,
    delay: delayMs,
    priority,
    failedReason: reason,
    stacktrace: [],
    returnvalue: null,
    opts: { delay: delayMs, priority },
  };
}

function shownJob(queue: string, jobs: JobList, job: ListedJob): QueueJob {
  return {
    opts: { delay: job.delayMs },
    promote: async () => jobs.wait(job),
    retry: async () => {
      job.attempts = 0;
      jobs.wait(job);
    },
    remove: async () => jobs.remove(job),
    toJSON: () => describe(queue, job),
    getState: async () => job.state,
  };
}

async function nothing(): Promise<void> {}

/** What only a queue of Redis can do is answered with nothing. */
export class ProcessQueueAdapter extends BaseAdapter {
  private readonly name: string;
  private readonly jobs: JobList;

  constructor(name: string, jobs: JobList) {
    super('bullmq');
    this.name = name;
    this.jobs = jobs;
  }

  getName = () => this.name;
  getStatuses = (): Status[] => ['latest', ...states];
  getJobStatuses = (): JobStatus[] => [...states];
  getRedisInfo = async () => null;
  getJobLogs = async () => [];
  getMetrics = async () => ({ meta: { count: 0, prevTS: 0, prevCount: 0 }, data: [], count: 0 });
  getJobSchedulers = async () => [];
  getJobSchedulersCount = async () => 0;
  updateJobScheduler = async () => 'not-found' as const;
  runJobSchedulerNow = async () => 'not-found' as const;
  removeJobScheduler = async () => false;
  getGlobalConcurrency = async () => null;
  setGlobalConcurrency = nothing;
  isPaused = async () => this.jobs.isPaused;
  pause = async () => this.jobs.pause();
  resume = async () => this.jobs.resume();

  async getJobCounts(): Promise<JobCounts> {
    return {
      ...this.jobs.counts(),
      completed: 0,
      paused: 0,
      prioritized: 0,
      'waiting-children': 0,
      latest: 0,
    };
  }

  async getJobs(wanted: JobStatus[], start = 0, end = -1): Promise<QueueJob[]> {
    const listed = this.jobs.list(wanted.filter(isState));
    return listed
      .slice(start, end < 0 ? undefined : end + 1)
      .map((job) => shownJob(this.name, this.jobs, job));
  }

  async getJob(id: string): Promise<QueueJob | undefined> {
    const job = this.jobs.find(id);
    return job && shownJob(this.name, this.jobs, job);
  }

  async addJob(name: string, data: object): Promise<QueueJob> {
    const id = `by-hand-${Date.now()}`;
    this.jobs.add({ id, data });
    const job = this.jobs.find(id);
    if (job === undefined) throw new Error(`the job could not be added to ${name}`);
    return shownJob(this.name, this.jobs, job);
  }

  async clean(status: string, graceTimeMs: number): Promise<void> {
    const before = Date.now() - graceTimeMs;
    const state = status === 'wait' ? 'waiting' : status;
    if (!isState(state) || state === 'active') return;
    for (const job of this.jobs.list([state])) if (job.addedAt <= before) this.jobs.remove(job);
  }

  async empty(): Promise<void> {
    for (const job of this.jobs.list(['waiting', 'delayed'])) this.jobs.remove(job);
  }

  async obliterate(): Promise<void> {
    for (const job of this.jobs.list(['waiting', 'delayed', 'failed'])) this.jobs.remove(job);
  }

  async promoteAll(): Promise<void> {
    for (const job of this.jobs.list(['delayed'])) this.jobs.wait(job);
  }
}
