/** Stable names of what the log tells, one a line under `event`; the metrics are counted from the same lines. */

export const events = {
  poll: 'A source was asked: outcome, lagMs, new, changed.',
  'poll-put-off': 'A poll was not made because its host wants to be left alone.',
  'polls-held-back': 'The clock hands on fewer polls than are due: because.',
  recovery: 'Entries without a job were handed on again: stage, entries.',
  'queue-lost': 'The queue has lost its jobs; they are made anew.',
  extraction: 'Articles were extracted: articles, removed, verdicts.',
  grouping: 'Articles were grouped: articles, revisions, copies, stories.',
  embedding: 'The endpoint of the operator was asked for vectors: texts, result (done, failed).',
  labelling: 'Articles were labelled: articles, topics.',
  rendering: 'An output feed was rendered: feed, bytes (at level debug).',
  publishing: 'All feeds that had changed were rendered: feeds.',
  delivery: 'A change was sent to a subscriber of our hub: result.',
  job: 'A job ended: queue, job, result (done, failed, given-back), ms, attempt.',
  stalled: 'A job was taken back from a worker that fell silent: queue, job.',
  outage: 'A server is away and a job waits for it: queue, error.',
  response: 'A request was answered: kind, status, bytes, ms (at level debug).',
  purge: 'Articles that nobody keeps were removed: articles.',
} as const;

export type EventName = keyof typeof events;
