/**
 * The whole program in a process of its own, for `whole-job.ts`: `node whole-job-process.js CONFIG ROLE…`, settings by
 * environment. Reads one command a line (`poll`: everything is due now; `stop`), answers with one JSON object a line.
 */
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Context, openContext } from '../../src/context.js';
import { readEnvironment } from '../../src/environment.js';
import { type Role, startRoles } from '../../src/roles.js';
import { createLog } from '../../src/system/pino-log.js';

const watchMs = 100;
const longestMs = Number(process.env.LONGEST_MS ?? 120_000);

async function isTrue({ database }: Context, condition: string, params: unknown[] = []): Promise<boolean> {
  const [row] = await database.query<{ answer: boolean }>(`select (${condition}) as answer`, params);
  return row?.answer === true;
}

const unfinished: Record<string, string> = {
  polled: 'exists (select from source where enabled and (last_poll_at is null or last_poll_at < $1))',
  extracted: "exists (select from entry where stage = 'extract')",
  grouped: "exists (select from entry where stage = 'group')",
  labelled: "exists (select from entry where stage = 'label')",
};

/** Seconds since the start at which each stage had nothing left, all stages before it included. */
async function watch(context: Context, since: Date): Promise<Record<string, number>> {
  const started = performance.now();
  const seconds: Record<string, number> = {};
  for (const [stage, condition] of Object.entries(unfinished)) {
    const params = stage === 'polled' ? [since] : [];
    while (await isTrue(context, condition, params)) {
      if (performance.now() - started > longestMs) throw new Error(`not all was ${stage} in time`);
      await sleep(watchMs);
    }
    seconds[stage] = (performance.now() - started) / 1_000;
  }
  // Feeds of single sources are rendered for whoever asks.
  while ((await context.store.outputFeeds.findChanged()).length > 0) {
    if (performance.now() - started > longestMs) throw new Error('not all was published in time');
    await sleep(watchMs);
  }
  seconds.published = (performance.now() - started) / 1_000;
  return seconds;
}

async function pollAll(context: Context, isFirst: boolean): Promise<object> {
  const cpuBefore = process.cpuUsage();
  // The first polls may have begun already.
  const since = isFirst ? new Date(0) : new Date();
  const ids = (await context.store.sources.list()).map(({ id }) => id);
  await context.store.sources.reschedule(
    ids.map((id) => ({ id, at: new Date() })),
    'the benchmark',
  );
  const seconds = await watch(context, since);
  const { user, system } = process.cpuUsage(cpuBefore);
  const [counts] = await context.database.query(`select (select count(*)::int from article) as articles,
    (select count(*)::int from label) as labels, (select count(*)::int from article where copy_of is not null) as copies,
    (select count(*)::int from rendering) as renderings`);
  return { seconds, cpuSeconds: (user + system) / 1e6, ...counts };
}

/** Of this process, threads included, in MB: now, and the most there ever was. */
function memory(): { rssMb: number; peakMb: number } {
  return {
    rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function say(answer: object): void {
  process.stdout.write(`${JSON.stringify({ ...answer, ...memory() })}\n`);
}

const [configFile = 'feeds.config.json', ...wanted] = process.argv.slice(2);
const environment = readEnvironment(process.env);
const context = await openContext(environment, configFile, createLog(environment.logLevel));
const running = await startRoles(context, wanted as Role[]);
say({ ready: true });
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'poll' || line === 'poll-first') say(await pollAll(context, line === 'poll-first'));
  if (line === 'rest') say({});
  if (line === 'stop') break;
}
await running.stop();
await context.close();
process.exit(0);
