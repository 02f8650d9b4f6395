/**
 * The whole program in a process of its own, for `whole-job.ts`: `node whole-job-process.js CONFIG ROLE…`, settings by
 * environment. Reads one command a line (`poll`: everything is due now; `some 1000`: the first thousand sources are;
 * `stop`), answers with one JSON object a line.
 */
import { createInterface } from 'node:readline';
import { type Context, openContext } from '../../src/context.js';
import { readEnvironment } from '../../src/environment.js';
import type { Role } from '../../src/role-names.js';
import { startRoles } from '../../src/roles.js';
import { createLog } from '../../src/system/pino-log.js';
import { watchStages } from './watch-stages.js';

async function poll(context: Context, most: number, isFirst: boolean): Promise<object> {
  const sources = await context.store.sources.list();
  // The first of the configuration are those with the shortest numbers.
  const byNumber = sources.map(({ id }) => id).toSorted((one, other) => one.length - other.length);
  const ids = byNumber.slice(0, most);
  const cpuBefore = process.cpuUsage();
  // The first polls may have begun already.
  const since = isFirst ? new Date(0) : new Date();
  await context.store.sources.reschedule(
    ids.map((id) => ({ id, at: new Date() })),
    'the benchmark',
  );
  const seconds = await watchStages(context, since, ids);
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
  const [command, most] = line.split(' ');
  if (command === 'poll' || command === 'some') say(await poll(context, Number(most ?? Infinity), false));
  if (command === 'poll-first') say(await poll(context, Infinity, true));
  if (line === 'rest') say({});
  if (line === 'stop') break;
}
await running.stop();
await context.close();
process.exit(0);
