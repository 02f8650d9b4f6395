/** What probes of a process ask: whether it lives, whether everything it needs answers, how it goes. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from './context.js';
import type { Running } from './running.js';
import { type ProbeServer, startProbeServer } from './system/probe-server.js';

const answerWithinMs = 5_000;

async function within(work: Promise<unknown>, what: string): Promise<void> {
  const limit = new AbortController();
  const late = sleep(answerWithinMs, undefined, { signal: limit.signal }).then(() => {
    throw new Error(`${what} does not answer`);
  });
  late.catch(() => undefined);
  await Promise.race([work, late]).finally(() => limit.abort());
}

/** On a port of its own, for roles that have none. */
export async function startProbes(context: Context, running: Running): Promise<ProbeServer | undefined> {
  const { environment, database, queue, metrics } = context;
  if (environment.metricsPort === undefined) return undefined;
  const ports = {
    checkAlive: () => running.checkAlive?.(),
    async checkReady() {
      await within(database.query('select 1'), 'the database');
      await within(queue.readGeneration(), 'the queue');
    },
    metrics: () => metrics.read(),
  };
  return startProbeServer(ports, environment.metricsPort, environment.host);
}
