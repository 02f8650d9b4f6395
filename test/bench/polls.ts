/**
 * How many sources without news a fleet polls in a second: two processes that collect, on a PostgreSQL and a Redis of
 * their own, all on this machine.
 * Run alone: node .bench/test/bench/polls.js [SOURCES]
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from '../../src/context.js';
import { hasPostgres, hasRedis } from '../support/own-servers.js';
import { makeFolder, until } from '../support/program.js';
import { addClock, pollEverything, usedBy, withFleet } from './fleet-job.js';
import { configFor, startNewsWeb } from './whole-job.js';

const workers = { collect: 2, extract: 1, group: 1, publish: 1 };
/** The first one reads everything, the second one is the first without news. */
const warmUp = 2;
const measured = 3;
const longestMs = 300_000;
/** The database itself says how long it took: whoever looks often only takes its time. */
const lookMs = 250;

export interface PollRate {
  sources: number;
  perSecond: number;
  /** Processor time of the workers, without their servers, in milliseconds a poll. */
  cpuMs: number;
}

/** Seconds between the first and the last of these polls, once all of them are done. */
async function awaitPolls({ database }: Context, since: Date): Promise<number> {
  let seconds: number | null | undefined;
  await until(
    async () => {
      const [row] = await database.query<{ seconds: number | null }>(
        `select case when bool_and(coalesce(last_poll_at >= $1, false))
         then extract(epoch from max(last_poll_at) - min(last_poll_at))::float end as seconds from source`,
        [since],
      );
      seconds = row?.seconds;
      return typeof seconds === 'number';
    },
    longestMs,
    lookMs,
  );
  return seconds ?? Number.NaN;
}

async function rest({ store }: Context): Promise<void> {
  for (const stage of ['extract', 'group', 'label'] as const)
    await until(async () => (await store.entries.findWaiting(stage, new Date(), 1)).length === 0, longestMs);
}

/** Undefined where PostgreSQL or Redis is not installed. */
export async function runPolls(sources: number): Promise<PollRate | undefined> {
  if (!hasPostgres || !hasRedis) return undefined;
  const folder = makeFolder();
  const { web, port } = await startNewsWeb({ feeds: sources, items: 1 });
  try {
    const configFile = join(folder.root, 'feeds.config.json');
    writeFileSync(configFile, JSON.stringify(configFor(port, sources, 1)));
    const passes = await withFleet(
      { configFile, folder: folder.root, counts: workers },
      async (fleet, context) => {
        await addClock(fleet, context, sources);
        const runs: { seconds: number; cpuSeconds: number }[] = [];
        for (let pass = 0; pass < warmUp + measured; pass += 1) {
          await rest(context);
          const before = usedBy(fleet);
          const seconds = await awaitPolls(context, await pollEverything(context));
          runs.push({ seconds, cpuSeconds: usedBy(fleet) - before });
        }
        return runs.slice(warmUp);
      },
    );
    const mean = (of: (run: (typeof passes)[number]) => number) =>
      passes.reduce((sum, run) => sum + of(run), 0) / passes.length;
    return {
      sources,
      perSecond: sources / mean(({ seconds }) => seconds),
      cpuMs: (1_000 * mean(({ cpuSeconds }) => cpuSeconds)) / sources,
    };
  } finally {
    await web.stop();
    folder.remove();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(`${JSON.stringify(await runPolls(Number(process.argv[2] ?? 5_000)))}\n`);
