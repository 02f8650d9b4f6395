/** Figures for Prometheus: those of the list, and those of the process. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database, JobQueue, Queryable } from '../ports.js';
import { type MetricDeclaration, type MetricName, metricList } from './metric-list.js';

type Labels = Record<string, string>;

export interface Meter {
  count(name: MetricName, by: number, labels?: Labels): void;
  observe(name: MetricName, value: number, labels?: Labels): void;
}

/** Sets gauges when they are asked for, so that they cost nothing in between. */
export type Measure = (set: (name: MetricName, value: number, labels?: Labels) => void) => Promise<void>;

export interface Metrics extends Meter {
  /** Adds gauges; a measure that fails leaves its own out and spoils no other. */
  measure(measure: Measure): void;
  read(): Promise<{ contentType: string; text: string }>;
}

type Instrument = Counter | Gauge | Histogram;

function createInstrument(name: string, declaration: MetricDeclaration, registry: Registry): Instrument {
  const { help, labels, buckets = [] } = declaration;
  const options = { name, help, labelNames: [...labels], registers: [registry] };
  if (declaration.type === 'counter') return new Counter(options);
  if (declaration.type === 'gauge') return new Gauge(options);
  return new Histogram({ ...options, buckets: [...buckets] });
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'winnow_' });
  const instruments = new Map<string, Instrument>(
    Object.entries(metricList).map(([name, declaration]) => [
      name,
      createInstrument(name, declaration, registry),
    ]),
  );
  const measures: Measure[] = [];
  const set = (name: MetricName, value: number, labels: Labels = {}) => {
    const gauge = instruments.get(name);
    if (gauge instanceof Gauge) gauge.set(labels, value);
  };
  return {
    count(name, by, labels = {}) {
      const counter = instruments.get(name);
      if (counter instanceof Counter && by > 0) counter.inc(labels, by);
    },
    observe(name, value, labels = {}) {
      const histogram = instruments.get(name);
      if (histogram instanceof Histogram) histogram.observe(labels, value);
    },
    measure: (measure) => void measures.push(measure),
    async read() {
      for (const instrument of instruments.values()) if (instrument instanceof Gauge) instrument.reset();
      await Promise.allSettled(measures.map((measure) => measure(set)));
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

export function measureQueues(queue: JobQueue, names: readonly string[]): Measure {
  return async (set) => {
    const startedAt = performance.now();
    for (const name of names) {
      for (const [state, count] of Object.entries(await queue.counts(name)))
        set('winnow_jobs', count, { queue: name, state });
    }
    set('winnow_queue_seconds', (performance.now() - startedAt) / 1000 / names.length);
  };
}

/** The same database, whose statements are timed. */
export function timeDatabase<T extends Database>(database: T, meter: Meter): T {
  const timed = async <R>(kind: string, work: () => Promise<R>): Promise<R> => {
    const startedAt = performance.now();
    try {
      return await work();
    } finally {
      meter.observe('winnow_database_seconds', (performance.now() - startedAt) / 1000, { kind });
    }
  };
  const query: Queryable['query'] = (sql, params) => timed('statement', () => database.query(sql, params));
  const transaction: Database['transaction'] = (work) =>
    timed('transaction', () => database.transaction(work));
  return { ...database, query, transaction };
}
