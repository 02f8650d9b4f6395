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
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasPostgres, hasRedis, startPostgres, startRedis } from '../support/own-servers.js';
import { startHostilePublishers } from './hostile-publishers.js';
import { makeNetwork } from './network.js';
import {
  ask,
  entryCount,
  type Outcome,
  runScenario,
  type Servers,
  type Snapshot,
  type Stage,
} from './scenario.js';

const rounds = Number(process.env.FAULT_ROUNDS ?? 1);
const recoveryLimitMs = 30_000;
const testLimitMs = 600_000 + entryCount * 120;

/** Redis paused for this long, as in a snapshot of its machine. */
const pauseMs = Number(process.env.FAULT_PAUSE_MS ?? 30_000);

describe.skipIf(!hasPostgres || !hasRedis)('a fleet of eight (skipped without PostgreSQL and Redis)', () => {
  let servers: Servers;
  let quietRun: Snapshot;

  beforeAll(async () => {
    servers = { postgres: await startPostgres(), redis: await startRedis({ durable: true }) };
    quietRun = (await runScenario(servers, { name: 'quiet' })).snapshot;
  }, testLimitMs);
  afterAll(async () => {
    await servers?.postgres.remove();
    await servers?.redis.remove();
  });

  function expectNothingLost({ snapshot, recoveryMs }: Outcome): void {
    expect(snapshot.stages).toEqual({ done: entryCount + 1 });
    expect(snapshot.doubles).toEqual([]);
    expect(snapshot.articles).toEqual(quietRun.articles);
    expect(snapshot.feeds).toEqual(quietRun.feeds);
    expect(recoveryMs).toBeLessThan(recoveryLimitMs);
  }

  const faults: [string, (stage: Stage) => Promise<void>][] = [
    [
      'kill -9 of workers at random',
      async ({ fleet, countDone }) => {
        for (let kills = 0; kills < 40 && (await countDone()) < entryCount; kills += 1) {
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
          expectNothingLost(await runScenario(servers, { name, fault }));
        },
        testLimitMs,
      );
    });
  }

  test(
    'loses nothing by publishers that hang, reset, drip and send garbage',
    async () => {
      const hostile = await startHostilePublishers();
      try {
        const outcome = await runScenario(servers, { name: 'hostile publishers', hostile: hostile.sources });
        expectNothingLost(outcome);
        expect(hostile.requests()).toBeGreaterThan(hostile.sources.length);
      } finally {
        await hostile.close();
      }
    },
    testLimitMs,
  );

  test(
    'is replaced process by process under load, and serves every request',
    async () => {
      let [asked, failed] = [0, 0];
      let codes: (number | null)[] = [];
      const outcome = await runScenario(servers, {
        name: 'rolling restart',
        counts: { clock: 1, collect: 1, extract: 1, group: 1, publish: 1, serve: 2 },
        fault: async ({ fleet }) => {
          let isOver = false;
          const reader = (async () => {
            while (!isOver) {
              asked += 1;
              // As a load balancer does: one that takes no connection is not asked, the next one is.
              const answers = async (port: number) =>
                (await fetch(`http://127.0.0.1:${port}/all/feed.json`).catch(() => undefined))?.status;
              let status: number | undefined;
              for (const port of [...fleet.ports]) {
                status = await answers(port);
                if (status !== undefined) break;
              }
              if (status !== 200) failed += 1;
              await sleep(20);
            }
          })();
          codes = await fleet.roll();
          isOver = true;
          await reader;
        },
      });
      process.stdout.write(`rolling restart: ${asked} requests, ${failed} failed\n`);
      expectNothingLost(outcome);
      expect(codes).toEqual(codes.map(() => 0));
      expect(asked).toBeGreaterThan(50);
      expect(failed).toBe(0);
    },
    testLimitMs,
  );

  const preload = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';
  test.skipIf(!existsSync(preload))(
    'loses nothing by clocks that jump (skipped without libfaketime)',
    async () => {
      const file = join(mkdtempSync(join(tmpdir(), 'winnow-clock-')), 'offset');
      writeFileSync(file, '+0');
      const environment = {
        LD_PRELOAD: preload,
        FAKETIME_TIMESTAMP_FILE: file,
        FAKETIME_CACHE_DURATION: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      };
      const outcome = await runScenario(servers, {
        name: 'clock jumps',
        fleet: { environment },
        fault: async () => {
          for (const offset of ['+3600', '-600', '+0']) {
            writeFileSync(file, offset);
            await sleep(4_000);
          }
        },
      });
      expectNothingLost(outcome);
      rmSync(join(file, '..'), { recursive: true });
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
          { ...servers, postgres },
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
        expectNothingLost(outcome);
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
      const own: Servers = {
        postgres: await startPostgres([`listen_addresses=${network.host},127.0.0.1`]),
        redis: await startRedis({
          durable: true,
          arguments: ['--bind', network.host, '127.0.0.1', '--protected-mode', 'no'],
        }),
      };
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
        expectNothingLost(outcome);
      } finally {
        network.remove();
        await own.postgres.remove();
        await own.redis.remove();
      }
    },
    testLimitMs,
  );
});
