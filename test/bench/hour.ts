/**
 * Memory of every worker over an hour of steady work, each role a process of its own on PostgreSQL and Redis: news and
 * revisions come in, feeds are asked for, and what is older than ten minutes is cleared, so that the store stays level.
 * Run: npx tsc -p tsconfig.json --outDir .bench && node .bench/test/bench/hour.js [MINUTES]
 * Samples and the place of the log go to standard error, the table to standard output.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Context, openContext } from '../../src/context.js';
import { readEnvironment } from '../../src/environment.js';
import { purge } from '../../src/purge.js';
import { createLog } from '../../src/system/pino-log.js';
import { Fleet } from '../faults/fleet.js';
import { startPostgres, startRedis } from '../support/own-servers.js';
import { processorSeconds, residentMegabytes } from '../support/process-figures.js';
import { makeFolder, until } from '../support/program.js';
import { workerEnvironment } from './fleet-job.js';
import { createRandom, topicWord } from './news-text.js';
import { type SteadyWeb, serveSteadyWeb } from './steady-web.js';

const minutes = Number(process.argv[2] ?? 60);
const web = { sources: 60, perSecond: 4, items: 20, topics: 20 };
const roles = { clock: 1, collect: 1, extract: 1, group: 1, publish: 1, serve: 1 };
const readsPerSecond = 8;
/** Caches fill, code is compiled, and the store grows until clearing begins. */
const warmUpMinutes = Math.min(15, minutes / 4);

interface Sample {
  minute: number;
  /** By role. */
  megabytes: Map<string, number>;
  articles: number;
}

function configOf({ host, url }: SteadyWeb): object {
  return {
    site: { title: 'Benchmark' },
    network: { allow: [host], connectionsPerHost: 16 },
    defaults: { items: 50, firstItems: 100, keep: { age: '10m' } },
    sources: Array.from({ length: web.sources }, (_, source) => ({
      id: `paper-${source}`,
      url: `${url}/feeds/${source}.xml`,
      interval: '5s',
    })),
    topics: Array.from({ length: web.topics }, (_, topic) => ({
      id: `topic-${topic}`,
      match: Array.from({ length: 12 }, (_word, number) => topicWord(topic, number)).join(' OR '),
    })),
  };
}

/** A feed that was never rendered is not there yet. */
async function awaitFeeds(origin: string): Promise<void> {
  const paths = Array.from({ length: web.topics }, (_, topic) => `/topics/topic-${topic}/rss.xml`);
  for (const path of ['/all/atom.xml', ...paths])
    await until(async () => (await fetch(origin + path)).ok, 180_000);
}

/** Readers of feeds ask with the tag of what they hold every other time; others look at pages and search. */
async function readOn(origin: string, signal: AbortSignal): Promise<void> {
  const random = createRandom(7);
  const tags = new Map<string, string>();
  const any = (count: number) => Math.floor(random() * count);
  const documents = ['rss.xml', 'atom.xml', 'feed.json', 'rss.xml', ''];
  while (!signal.aborted) {
    const topic = `/topics/topic-${any(web.topics)}/${documents[any(documents.length)]}`;
    const others = [`/sources/paper-${any(web.sources)}/rss.xml`, '/all/atom.xml', '/', '/search?q=harbour'];
    const path = random() < 0.8 ? topic : (others[any(others.length)] ?? topic);
    const tag = random() < 0.5 ? tags.get(path) : undefined;
    const headers = tag === undefined ? undefined : { 'if-none-match': tag };
    const answer = await fetch(origin + path, headers && { headers });
    await answer.arrayBuffer();
    if (answer.status >= 500) throw new Error(`${path} was answered ${answer.status}`);
    const newTag = answer.headers.get('etag');
    if (newTag !== null) tags.set(path, newTag);
    await sleep(1_000 / readsPerSecond);
  }
}

/** The clock clears once an hour, which would be once in the whole run. */
async function clearOn(context: Context, signal: AbortSignal): Promise<void> {
  const { config } = context;
  const sources = config.sources.map(({ id }) => ({ id, keep: config.defaults.keep }));
  while (!signal.aborted) {
    await purge(context, { sources, topics: [] });
    await sleep(30_000, undefined, { signal }).catch(() => undefined);
  }
}

async function takeSample(context: Context, fleet: Fleet, minute: number): Promise<Sample> {
  const megabytes = new Map(fleet.processes.map(({ role, pid }) => [role, residentMegabytes(pid)]));
  const [row] = await context.database.query<{ count: number }>('select count(*)::int as count from article');
  const articles = row?.count ?? 0;
  const shown = [...megabytes].map(([role, size]) => `${role} ${size.toFixed(1)}`).join(', ');
  process.stderr.write(`minute ${minute}: ${shown}; ${articles} articles\n`);
  return { minute, megabytes, articles };
}

/** The slope of the least squares line, in units an hour, with its standard error. */
function slopeOf(points: readonly { minute: number; value: number }[]): { slope: number; error: number } {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = mean(points.map(({ minute }) => minute));
  const level = mean(points.map(({ value }) => value));
  const spread = points.reduce((sum, { minute }) => sum + (minute - middle) ** 2, 0);
  const slope =
    points.reduce((sum, { minute, value }) => sum + (minute - middle) * (value - level), 0) / spread;
  const residue = points.reduce(
    (sum, { minute, value }) => sum + (value - level - slope * (minute - middle)) ** 2,
    0,
  );
  return { slope: slope * 60, error: Math.sqrt(residue / (points.length - 2) / spread) * 60 };
}

function showTable(samples: readonly Sample[], shares: ReadonlyMap<string, number>): void {
  const at = (minute: number) => samples.find((sample) => sample.minute >= minute) ?? samples.at(-1);
  const columns = [at(Math.min(5, minutes / 4)), at(minutes / 2), samples.at(-1)];
  const settled = samples.filter(({ minute }) => minute >= warmUpMinutes);
  const row = (name: string, valueIn: (sample: Sample) => number, share: string) => {
    const { slope, error } = slopeOf(
      settled.map((sample) => ({ minute: sample.minute, value: valueIn(sample) })),
    );
    const values = columns.map((sample) => (sample ? valueIn(sample).toFixed(0) : ''));
    return `| ${[name, ...values, `${slope.toFixed(1)} ± ${error.toFixed(1)}`, share].join(' | ')} |`;
  };
  const minuteNames = columns.map((sample) => `after ${sample?.minute} min`);
  const lines = [
    `| worker | MB ${minuteNames.join(' | ')} | MB an hour | % of a core |`,
    '|---|---|---|---|---|---|',
    ...Object.keys(roles).map((role) =>
      row(role, ({ megabytes }) => megabytes.get(role) ?? Number.NaN, (shares.get(role) ?? 0).toFixed(0)),
    ),
    row('articles in the store', ({ articles }) => articles, ''),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Samples once a minute for as long as nothing dies. */
async function watch(context: Context, fleet: Fleet): Promise<void> {
  const startedAt = Date.now();
  const samples: Sample[] = [];
  const before = new Map(fleet.processes.map(({ role, pid }) => [role, processorSeconds(pid)]));
  for (let minute = 1; minute <= minutes; minute += 1) {
    await sleep(Math.max(0, startedAt + minute * 60_000 - Date.now()));
    if (fleet.deaths > 0) throw new Error('a worker died; its log tells why');
    samples.push(await takeSample(context, fleet, minute));
  }
  const shares = fleet.processes.map(({ role, pid }): [string, number] => [
    role,
    ((processorSeconds(pid) - (before.get(role) ?? 0)) / (minutes * 60)) * 100,
  ]);
  showTable(samples, new Map(shares));
}

const folder = makeFolder();
const [postgres, redis] = [await startPostgres(), await startRedis()];
const publishers = await serveSteadyWeb(web);
folder.writeConfig(configOf(publishers));
const fleet = new Fleet({
  configFile: folder.configFile,
  folder: folder.root,
  databaseUrl: postgres.url,
  redisUrl: redis.url,
  entries: '../../workers',
  environment: workerEnvironment,
});
const over = new AbortController();
try {
  process.stderr.write(`the log of the fleet is ${folder.root}/fleet.log\n`);
  await fleet.start(roles);
  await awaitFeeds(fleet.url);
  const environment = readEnvironment({ DATABASE_URL: postgres.url, REDIS_URL: redis.url });
  const context = await openContext(environment, folder.configFile, createLog('warn'), []);
  const beside = [readOn(fleet.url, over.signal), clearOn(context, over.signal)];
  await Promise.race([watch(context, fleet), ...beside]);
  over.abort();
  await Promise.all(beside);
  await context.close();
} finally {
  over.abort();
  await fleet.stop();
  await publishers.close();
  await Promise.all([postgres.remove(), redis.remove()]);
  const counts = [...publishers.answers].map(([status, count]) => `${count} times ${status}`);
  process.stderr.write(`publishers answered ${counts.join(', ')}\n`);
}
