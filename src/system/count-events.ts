/** Reads metrics off the log: what a line tells is counted, whether or not its level is written. */
import type { Log, Row } from '../ports.js';
import type { Meter } from './metrics.js';

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : 'unknown';
}

type Count = (meter: Meter, facts: Row) => void;

const counts: Record<string, Count> = {
  poll(meter, { outcome, lagMs, ...found }) {
    meter.count('winnow_polls_total', 1, { outcome: wordOf(outcome) });
    meter.observe('winnow_poll_lag_seconds', Math.max(0, numberOf(lagMs)) / 1000);
    meter.count('winnow_entries_total', numberOf(found.new), { kind: 'new' });
    meter.count('winnow_entries_total', numberOf(found.changed), { kind: 'changed' });
  },
  'poll-put-off': (meter) => meter.count('winnow_polls_total', 1, { outcome: 'put-off' }),
  recovery: (meter, { stage, entries }) =>
    meter.count('winnow_recovered_entries_total', numberOf(entries), { stage: wordOf(stage) }),
  extraction(meter, { articles, removed, verdicts }) {
    meter.count('winnow_articles_total', numberOf(articles), { stage: 'extract' });
    meter.count('winnow_removals_total', numberOf(removed));
    for (const [verdict, number] of Object.entries((verdicts ?? {}) as Row))
      meter.count('winnow_extractions_total', numberOf(number), { verdict });
  },
  grouping(meter, { articles, copies, stories }) {
    meter.count('winnow_articles_total', numberOf(articles), { stage: 'group' });
    meter.count('winnow_merges_total', numberOf(copies), { kind: 'copy' });
    meter.count('winnow_merges_total', numberOf(stories), { kind: 'story' });
  },
  embedding: (meter, { texts, result }) =>
    meter.count('winnow_embedded_texts_total', numberOf(texts), { result: wordOf(result) }),
  labelling: (meter, { articles }) =>
    meter.count('winnow_articles_total', numberOf(articles), { stage: 'label' }),
  rendering(meter, { bytes }) {
    meter.count('winnow_feeds_rendered_total', 1);
    meter.count('winnow_feed_bytes_total', numberOf(bytes));
  },
  purge: (meter, { articles }) => meter.count('winnow_purged_articles_total', numberOf(articles)),
  delivery: (meter, { result }) => meter.count('winnow_hub_deliveries_total', 1, { result: wordOf(result) }),
  job: (meter, { queue, result, ms }) =>
    meter.observe('winnow_job_seconds', numberOf(ms) / 1000, {
      queue: wordOf(queue),
      result: wordOf(result),
    }),
  stalled: (meter, { queue }) => meter.count('winnow_jobs_stalled_total', 1, { queue: wordOf(queue) }),
  outage: (meter, { queue }) => meter.count('winnow_outage_waits_total', 1, { queue: wordOf(queue) }),
  response(meter, { kind, status, bytes, ms }) {
    const label = { kind: wordOf(kind) };
    meter.count('winnow_responses_total', 1, { ...label, status: String(numberOf(status)) });
    meter.count('winnow_response_bytes_total', numberOf(bytes), label);
    meter.observe('winnow_response_seconds', numberOf(ms) / 1000, label);
  },
};

/** The same log, whose events are counted on their way. */
export function countEvents(log: Log, meter: Meter): Log {
  const tell = (level: 'debug' | 'info' | 'warn' | 'error') => (facts: Row, message: string) => {
    if (typeof facts.event === 'string') counts[facts.event]?.(meter, facts);
    log[level](facts, message);
  };
  return { debug: tell('debug'), info: tell('info'), warn: tell('warn'), error: tell('error') };
}
