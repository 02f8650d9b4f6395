/** Works off jobs of several polls each: so many polls at once, however many jobs they came in. */
import fastq from 'fastq';
import { interruption } from './errors.js';
import { type CollectJob, subjectsOf } from './pipeline.js';
import { settleAll } from './settle-all.js';

interface PollTask {
  sourceId: string;
  askedAt: Date | undefined;
}

export class PollJobs {
  private readonly polls: fastq.queueAsPromised<PollTask, void>;
  private isStopping = false;

  constructor(poll: (sourceId: string, askedAt: Date | undefined) => Promise<void>, atOnce: number) {
    this.polls = fastq.promise(async ({ sourceId, askedAt }: PollTask) => {
      if (this.isStopping) throw interruption(`polling ${sourceId}`);
      await poll(sourceId, askedAt);
    }, atOnce);
  }

  /** Ends with the last poll of the job. */
  run(job: CollectJob): Promise<void> {
    const askedAt = job.askedAt === undefined ? undefined : new Date(job.askedAt);
    return settleAll(subjectsOf(job).map((sourceId) => this.polls.push({ sourceId, askedAt })));
  }

  /** What has not begun goes back to the queue. */
  stop(): void {
    this.isStopping = true;
  }
}
