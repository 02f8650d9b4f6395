/** What every scenario of a fleet is measured by: a run in which nothing happened. */
import { afterAll, beforeAll, expect } from 'vitest';
import { startPostgres, startRedis } from '../support/own-servers.js';
import { entryCount, type Outcome, runScenario, type Servers } from './scenario.js';

export const testLimitMs = 600_000 + entryCount * 120;
const usualRecoveryLimitMs = 30_000;

export interface Trial {
  servers: Servers;
  /** Nor anything twice, and news came again in time. */
  expectNothingLost(outcome: Outcome): void;
  end(): Promise<void>;
}

/** Within reach of a network of workers. */
export async function startServersAt(host: string): Promise<Servers> {
  const reachable = ['--bind', host, '127.0.0.1', '--protected-mode', 'no'];
  return {
    postgres: await startPostgres([`listen_addresses=${host},127.0.0.1`]),
    redis: await startRedis({ durable: true, arguments: reachable }),
  };
}

export async function removeServers({ postgres, redis }: Servers): Promise<void> {
  await postgres.remove();
  await redis.remove();
}

export async function startTrial(): Promise<Trial> {
  const servers = { postgres: await startPostgres(), redis: await startRedis({ durable: true }) };
  const { snapshot: quiet, recoveryMs: quietMs } = await runScenario(servers, { name: 'quiet' });
  // On a machine so busy that news takes its time without any fault, a fault may double it.
  const recoveryLimitMs = Math.max(usualRecoveryLimitMs, 2 * quietMs);
  return {
    servers,
    expectNothingLost({ snapshot, recoveryMs }) {
      expect(snapshot.stages).toEqual({ done: entryCount + 1 });
      expect(snapshot.doubles).toEqual([]);
      expect(snapshot.articles).toEqual(quiet.articles);
      expect(snapshot.feeds).toEqual(quiet.feeds);
      expect(recoveryMs).toBeLessThan(recoveryLimitMs);
    },
    end: () => removeServers(servers),
  };
}

/** For the tests of one file: a trial that starts before the first and ends after the last. */
export function useTrial(): () => Trial {
  let trial: Trial | undefined;
  beforeAll(async () => {
    trial = await startTrial();
  }, testLimitMs);
  afterAll(() => trial?.end());
  return () => {
    if (!trial) throw new Error('the trial has not started');
    return trial;
  };
}
