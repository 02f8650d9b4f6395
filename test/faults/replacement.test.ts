/** A fleet whose processes are replaced one after the other under load, by the same program or by a newer one. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasPostgres, hasRedis } from '../support/own-servers.js';
import { buildEarlier, type EarlierBuild, findEarlierCommit } from './earlier-build.js';
import { builtEntries, type Fleet } from './fleet.js';
import { runScenario } from './scenario.js';
import { startTrial, type Trial, testLimitMs } from './trial.js';

/** As a load balancer does: one that takes no connection is not asked, the next one is. */
async function readOnce(ports: readonly number[]): Promise<number | undefined> {
  for (const port of ports) {
    const answer = await fetch(`http://127.0.0.1:${port}/all/feed.json`).catch(() => undefined);
    if (answer) return answer.status;
  }
  return undefined;
}

async function readWhile(fleet: Fleet, work: Promise<unknown>): Promise<{ asked: number; failed: number }> {
  const count = { asked: 0, failed: 0 };
  let isOver = false;
  work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    count.asked += 1;
    if ((await readOnce([...fleet.ports])) !== 200) count.failed += 1;
    await sleep(20);
  }
  return count;
}

describe.skipIf(!hasPostgres || !hasRedis)('a fleet of eight (skipped without PostgreSQL and Redis)', () => {
  const counts = { clock: 1, collect: 1, extract: 1, group: 1, publish: 1, serve: 2 };
  const bothAtWorkMs = 10_000;
  const earlier = findEarlierCommit();
  let trial: Trial;
  let build: EarlierBuild | undefined;

  beforeAll(async () => {
    trial = await startTrial();
    build = earlier === undefined ? undefined : buildEarlier(earlier);
  }, testLimitMs);
  afterAll(async () => {
    build?.remove();
    await trial?.end();
  });

  async function replaceAll(name: string, entries: string | undefined): Promise<void> {
    let codes: (number | null)[] = [];
    let count = { asked: 0, failed: 0 };
    const outcome = await runScenario(trial.servers, {
      name,
      counts,
      fleet: entries === undefined ? {} : { entries },
      async fault({ fleet }) {
        fleet.entries = builtEntries;
        const rolled = fleet.roll(() => sleep(bothAtWorkMs));
        count = await readWhile(fleet, rolled);
        codes = await rolled;
      },
    });
    process.stdout.write(`${name}: ${count.asked} requests, ${count.failed} failed\n`);
    trial.expectNothingLost(outcome);
    expect(codes).toEqual(codes.map(() => 0));
    expect(count.asked).toBeGreaterThan(50);
    expect(count.failed).toBe(0);
  }

  test(
    'is replaced process by process under load, and serves every request',
    () => replaceAll('rolling restart', undefined),
    testLimitMs,
  );

  test.skipIf(earlier === undefined)(
    'is replaced so by a newer program with newer tables, old and new ones at work together (skipped without the history)',
    () => replaceAll('rolling update', build?.entries),
    testLimitMs,
  );
});
