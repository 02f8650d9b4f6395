/** Figures for Prometheus: the process, the queues, and what the stages have done. */
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { JobQueue } from '../ports.js';

export interface Metrics {
  read(): Promise<{ contentType: string; text: string }>;
}

/** Queue figures are read when asked for, so they cost nothing in between. */
export function createMetrics(queue: JobQueue, queues: readonly string[]): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'winnow_' });
  new Gauge({
    name: 'winnow_jobs',
    help: 'Jobs in a queue by state.',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      for (const name of queues) {
        const counts = await queue.counts(name);
        for (const [state, count] of Object.entries(counts)) this.set({ queue: name, state }, count);
      }
    },
  });
  return { read: async () => ({ contentType: registry.contentType, text: await registry.metrics() }) };
}
