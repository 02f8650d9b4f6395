/** Every metric of ours, declared once: dashboards, alerts and the documentation may use these and no others. */

export interface MetricDeclaration {
  type: 'counter' | 'gauge' | 'histogram';
  help: string;
  labels: readonly string[];
  /** Upper bounds of a histogram, in its unit. */
  buckets?: readonly number[];
}

const jobBuckets = [0.005, 0.02, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60];
const fastBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];
const lagBuckets = [1, 5, 15, 30, 60, 120, 300, 600, 1_800, 3_600];

export const metricList = {
  winnow_polls_total: {
    type: 'counter',
    help: 'Polls by outcome: read, not-modified, put-off, or the class of the failure.',
    labels: ['outcome'],
  },
  winnow_poll_lag_seconds: {
    type: 'histogram',
    help: 'How long after its date a poll began.',
    labels: [],
    buckets: lagBuckets,
  },
  winnow_entries_total: {
    type: 'counter',
    help: 'Entries by what a poll found: new, changed.',
    labels: ['kind'],
  },
  winnow_extractions_total: {
    type: 'counter',
    help: 'Articles by verdict of the extraction.',
    labels: ['verdict'],
  },
  winnow_removals_total: { type: 'counter', help: 'Blocks and lines removed from articles.', labels: [] },
  winnow_articles_total: { type: 'counter', help: 'Articles that passed a stage.', labels: ['stage'] },
  winnow_embedded_texts_total: {
    type: 'counter',
    help: 'Texts that a model of the operator was asked about, by result (done, failed).',
    labels: ['result'],
  },
  winnow_merges_total: {
    type: 'counter',
    help: 'Articles found to be copies, or reports of a known story.',
    labels: ['kind'],
  },
  winnow_purged_articles_total: {
    type: 'counter',
    help: 'Articles removed because nobody keeps them.',
    labels: [],
  },
  winnow_feeds_rendered_total: { type: 'counter', help: 'Output feeds rendered.', labels: [] },
  winnow_feed_bytes_total: { type: 'counter', help: 'Bytes of rendered feeds, uncompressed.', labels: [] },
  winnow_hub_deliveries_total: {
    type: 'counter',
    help: 'Deliveries of our hub by result: sent, failed, gone.',
    labels: ['result'],
  },
  winnow_responses_total: {
    type: 'counter',
    help: 'Answers to readers by kind of document and status.',
    labels: ['kind', 'status'],
  },
  winnow_response_bytes_total: { type: 'counter', help: 'Bytes sent to readers.', labels: ['kind'] },
  winnow_response_seconds: {
    type: 'histogram',
    help: 'Time to answer a reader.',
    labels: ['kind'],
    buckets: fastBuckets,
  },
  winnow_job_seconds: {
    type: 'histogram',
    help: 'Time that a job took, by queue and result.',
    labels: ['queue', 'result'],
    buckets: jobBuckets,
  },
  winnow_jobs_stalled_total: {
    type: 'counter',
    help: 'Jobs taken back from workers that fell silent.',
    labels: ['queue'],
  },
  winnow_outage_waits_total: {
    type: 'counter',
    help: 'Times that a job waited for a server that was away.',
    labels: ['queue'],
  },
  winnow_recovered_entries_total: {
    type: 'counter',
    help: 'Entries handed on again because their job was lost.',
    labels: ['stage'],
  },
  winnow_jobs: { type: 'gauge', help: 'Jobs in a queue by state.', labels: ['queue', 'state'] },
  winnow_sources: { type: 'gauge', help: 'Configured sources by state.', labels: ['state'] },
  winnow_overdue_seconds: {
    type: 'gauge',
    help: 'How late the source is that is due for longest.',
    labels: [],
  },
  winnow_waiting_entries: { type: 'gauge', help: 'Entries on their way by stage.', labels: ['stage'] },
  winnow_oldest_entry_seconds: {
    type: 'gauge',
    help: 'How long the first of them has been at its stage.',
    labels: ['stage'],
  },
  winnow_database_seconds: {
    type: 'histogram',
    help: 'Time of a database statement or transaction.',
    labels: ['kind'],
    buckets: fastBuckets,
  },
  winnow_queue_seconds: {
    type: 'gauge',
    help: 'Time that the queue (Redis or the database) took to count its jobs.',
    labels: [],
  },
} as const satisfies Record<string, MetricDeclaration>;

export type MetricName = keyof typeof metricList;
