/** The time of day by a database, while clocks are set. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Log } from '../../src/ports.js';
import { type DatabaseClock, startDatabaseClock } from '../../src/system/database-clock.js';
import { until } from '../support/program.js';

const dayMs = 24 * 3_600_000;
let clock: DatabaseClock | undefined;
let warnings: object[] = [];
const log = { warn: (facts: object) => void warnings.push(facts) } as unknown as Log;

afterEach(() => {
  clock?.close();
  vi.useRealTimers();
  warnings = [];
});

/** The time of a database, which a test may set or take away. */
function makeDatabase() {
  const zero = Date.now() - performance.now();
  const state = { aheadMs: 0, isAway: false, answersAfterMs: 0, asked: 0 };
  const query = async <T>() => {
    state.asked += 1;
    if (state.answersAfterMs > 0) await sleep(state.answersAfterMs);
    if (state.isAway) throw new Error('away');
    return [{ at: new Date(zero + performance.now() + state.aheadMs) }] as T[];
  };
  return { state, query };
}

async function start(database: ReturnType<typeof makeDatabase>) {
  clock = await startDatabaseClock(database, log, 20);
  return clock;
}

describe('the time of day', () => {
  test('is that of the database, whatever the clock of the machine is set to, and the difference is told once', async () => {
    const database = makeDatabase();
    const realMs = Date.now();
    const { now } = await start(database);
    for (const jumpMs of [2 * dayMs, -dayMs]) {
      vi.useFakeTimers({ toFake: ['Date'], now: realMs + jumpMs });
      expect(Math.abs(now().getTime() - realMs)).toBeLessThan(10_000);
    }
    await until(() => warnings.length > 0);
    const { asked } = database.state;
    await until(() => database.state.asked > asked + 3);
    expect(warnings).toEqual([{ aheadMs: expect.any(Number) }]);
  });

  test('goes on while the database is away, and follows it when it is set', async () => {
    const database = makeDatabase();
    const { now } = await start(database);
    database.state.isAway = true;
    const before = now().getTime();
    await sleep(100);
    expect(now().getTime() - before).toBeGreaterThanOrEqual(95);
    Object.assign(database.state, { isAway: false, aheadMs: dayMs });
    await until(() => now().getTime() - before > dayMs / 2);
  });

  test('is asked for again only when the database has answered', async () => {
    const database = makeDatabase();
    await start(database);
    const { asked } = database.state;
    database.state.answersAfterMs = 1_000;
    await sleep(300);
    expect(database.state.asked).toBeLessThanOrEqual(asked + 2);
  });

  test('cannot be told without the database', async () => {
    const database = makeDatabase();
    database.state.isAway = true;
    await expect(start(database)).rejects.toThrow('away');
  });
});
