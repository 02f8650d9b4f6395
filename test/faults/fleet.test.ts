/**
 * The fleet under every fault that operations know. After each the feeds are those of a quiet run: no item lost, none
 * twice; and news of after the fault is in its feed within 30 seconds.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { hasPostgres, hasRedis, startPostgres } from '../support/own-servers.js';
import { hasClocks, makeClocks } from './clocks.js';
import { usualFleet } from './fleet.js';
import { makeNetwork } from './network.js';
import { entryCount, runScenario, type Stage } from './scenario.js';
import { ask } from './snapshot.js';
import { removeServers, startServersAt, testLimitMs, useTrial } from './trial.js';

const rounds = Number(process.env.FAULT_ROUNDS ?? 1);

/** One a second, for as long as there is work. */
const mostKills = Math.max(40, entryCount / 50);

/** Redis paused for this long, as in a snapshot of its machine. */
const pauseMs = Number(process.env.FAULT_PAUSE_MS ?? 30_000);

describe.skipIf(!hasPostgres || !hasRedis)('a fleet of eight (skipped without PostgreSQL and Redis)', () => {
  const trial = useTrial();

  const faults: [string, (stage: Stage) => Promise<void>][] = [
    [
      'kill -9 of workers at random',
      async ({ fleet, countDone }) => {
        for (let kills = 0; kills < mostKills && (await countDone()) < entryCount; kills += 1) {
          fleet.kill(Math.random);
          await sleep(1_000);
        }
      },
    ],
    [
      'kill -9 of every worker at once',
      async ({ fleet }) => {
        fleet.killAll();
        await sleep(1_000);
      },
    ],
    [
      'Redis restarted',
      async ({ redis }) => {
        await redis.stop('SIGTERM');
        await sleep(3_000);
        await redis.start();
      },
    ],
    [
      'Redis killed and started again',
      async ({ redis }) => {
        await redis.stop('SIGKILL');
        await sleep(3_000);
        await redis.start();
      },
    ],
    [
      'Redis flushed',
      async ({ redis }) => {
        const client = new Redis(redis.url);
        await client.flushall();
        client.disconnect();
      },
    ],
    [
      `Redis paused for ${pauseMs / 1000} s`,
      async ({ redis }) => {
        process.kill(redis.pid(), 'SIGSTOP');
        await sleep(pauseMs);
        process.kill(redis.pid(), 'SIGCONT');
      },
    ],
    [
      'PostgreSQL restarted',
      async ({ postgres }) => {
        await postgres.stop('SIGINT');
        await sleep(5_000);
        await postgres.start();
      },
    ],
    [
      'PostgreSQL killed and started again',
      async ({ postgres }) => {
        await postgres.stop('SIGKILL');
        await sleep(3_000);
        await postgres.start();
      },
    ],
    [
      'connections cut, again and again',
      async ({ postgres }) => {
        for (let cut = 0; cut < 8; cut += 1) {
          await ask(
            postgres.url,
            `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'winnow'`,
          );
          await sleep(700);
        }
      },
    ],
  ];

  for (let round = 1; round <= rounds; round += 1) {
    describe(`round ${round}`, () => {
      test.each(faults)(
        'loses nothing by %s',
        async (name, fault) => {
          trial().expectNothingLost(await runScenario(trial().servers, { name, fault }));
        },
        testLimitMs,
      );
    });
  }

  const day = 24 * 3_600;
  /** Every source is polled meanwhile. */
  const beyondTickMs = 8_000;
  const roles = Object.keys(usualFleet);
  /** Clocks that jump together, as after a night in standby, or one at a time, as on a machine of its own. */
  test.skipIf(!hasClocks).each([
    ['all clocks jump', [roles]],
    ['the clock of one role after the other jumps', roles.map((role) => [role])],
  ] as [string, string[][]][])(
    'loses nothing when %s two days ahead and one back (skipped without libfaketime)',
    async (name, jumps) => {
      const clocks = makeClocks(roles);
      try {
        const outcome = await runScenario(trial().servers, {
          name,
          fleet: { environmentOf: clocks.environmentOf },
          async fault() {
            for (const together of jumps)
              for (const offset of [2 * day, -day, 0]) {
                for (const role of together) clocks.set(role, offset);
                await sleep(offset === 0 ? 1_500 : beyondTickMs);
              }
          },
        });
        trial().expectNothingLost(outcome);
      } finally {
        clocks.remove();
      }
    },
    testLimitMs,
  );

  test.skipIf(process.getuid?.() !== 0)(
    'loses nothing by a full disk (skipped without root)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'winnow-disk-'));
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', folder]);
      const postgres = await startPostgres(['min_wal_size=32MB', 'max_wal_size=64MB'], folder);
      try {
        const outcome = await runScenario(
          { ...trial().servers, postgres },
          {
            name: 'full disk',
            fault: async () => {
              const filler = join(folder, 'filler');
              // The server writes at the same time: whoever comes last finds no room.
              const fill = () => {
                const { bavail, bsize } = statfsSync(folder);
                writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - 65_536)));
              };
              try {
                fill();
              } catch (error) {
                expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
              }
              await sleep(8_000);
              rmSync(filler);
              // A server that could not write its log may have ended itself.
              if (!postgres.isRunning()) await postgres.start();
            },
          },
        );
        trial().expectNothingLost(outcome);
      } finally {
        await postgres.stop('SIGKILL');
        execFileSync('umount', ['-l', folder]);
        rmSync(folder, { recursive: true, force: true });
      }
    },
    testLimitMs,
  );

  test.skipIf(process.getuid?.() !== 0 || !existsSync('/usr/sbin/ip'))(
    'loses nothing by a network that is cut between workers and servers (skipped without root and iproute2)',
    async () => {
      const network = makeNetwork();
      const own = await startServersAt(network.host);
      try {
        const outcome = await runScenario(own, {
          name: 'network cut for 20 s',
          host: network.host,
          fleet: { prefix: network.prefix },
          fault: async () => {
            network.cut();
            await sleep(20_000);
            network.heal();
          },
        });
        trial().expectNothingLost(outcome);
      } finally {
        network.remove();
        await removeServers(own);
      }
    },
    testLimitMs,
  );
});
