/**
 * `npm run bench:growth`: what an article costs beside many stored ones, a poll among many sources, an article under
 * many topics; written to docs/growth.md with a plot of each.
 * Sizes are arguments: `--articles 10000,100000,1000000 --sources 1000,10000 --topics 5,50`; half an hour as it is.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Context, openContext } from '../../src/context.js';
import { readEnvironment } from '../../src/environment.js';
import { prepare } from '../../src/prepare.js';
import { createLog } from '../../src/system/pino-log.js';
import type { Child } from './child.js';
import { fillStore } from './fill-store.js';
import { type Growth, type GrowthRow, writeGrowth } from './growth-page.js';
import { type NewsWebOptions, wholeJob } from './news-web.js';
import { configFor, type JobRun, startNewsWeb, startWinnow } from './whole-job.js';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1200,10000,100000' },
    sources: { type: 'string', default: '1000,10000,100000' },
    topics: { type: 'string', default: '5,50,500,5000' },
  },
});
const sizes = (list: string) => list.split(',').filter(Boolean).map(Number);

interface Site {
  folder: string;
  web: Child;
  port: number;
}

/** A site of its own whose web has `options`, gone afterwards. */
async function withSite<T>(options: Partial<NewsWebOptions>, work: (site: Site) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-growth-'));
  const { web, port } = await startNewsWeb(options);
  try {
    return await work({ folder, web, port });
  } finally {
    await web.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function configure({ folder, port }: Site, feeds: number, topics = wholeJob.topics): void {
  writeFileSync(join(folder, 'feeds.config.json'), JSON.stringify(configFor(port, feeds, topics)));
}

/** Runs the program in the folder; `work` tells it what to do. */
async function withWinnow<T>(folder: string, work: (winnow: Child) => Promise<T>): Promise<T> {
  const winnow = startWinnow(folder);
  try {
    await winnow.next();
    return await work(winnow);
  } finally {
    await winnow.stop();
  }
}

const warmUp = 2;
const measured = 2;

/** Means of the last generations of the feeds: with the first ones the program opens its window and gets warm. */
async function pollAnew(winnow: Child, web: Child, items: number): Promise<Growth> {
  const runs: JobRun[] = [];
  for (let run = 0; run < warmUp + measured; run += 1) {
    await web.ask('grow');
    runs.push(await winnow.ask<JobRun>('poll'));
  }
  const mean = (of: (run: JobRun) => number) =>
    (1_000 * runs.slice(warmUp).reduce((sum, run) => sum + of(run), 0)) / measured / items;
  return {
    cpuMs: mean(({ cpuSeconds }) => cpuSeconds),
    clockMs: mean(({ seconds }) => seconds.published ?? Number.NaN),
    rssMb: runs.at(-1)?.rssMb ?? Number.NaN,
  };
}

/** Opens the store while the program does not run. */
async function withStore(folder: string, work: (context: Context) => Promise<void>): Promise<void> {
  const environment = readEnvironment({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error' });
  const context = await openContext(environment, join(folder, 'feeds.config.json'), createLog('error'));
  try {
    await work(context);
  } finally {
    await context.close();
  }
}

const feeds = 20;

function measureArticles(counts: readonly number[]): Promise<GrowthRow[]> {
  return withSite({ feeds }, async (site) => {
    configure(site, feeds);
    await withWinnow(site.folder, (winnow) => winnow.ask('poll-first'));
    return measureEach('articles', counts, async (count) => {
      const folder = join(site.folder, String(count));
      cpSync(join(site.folder, 'data'), join(folder, 'data'), { recursive: true });
      cpSync(join(site.folder, 'feeds.config.json'), join(folder, 'feeds.config.json'));
      await withStore(folder, ({ database }) => fillStore(database, count));
      const growth = await withWinnow(folder, (winnow) => pollAnew(winnow, site.web, feeds * wholeJob.items));
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      return growth;
    });
  });
}

const polled = 1_000;

/** A poll of sources that have nothing new, the ticks of the clock meanwhile included. */
async function measureSources(count: number): Promise<Growth> {
  return withSite({ feeds: polled, items: 1 }, async (site) => {
    configure(site, count);
    await withStore(site.folder, async (context) => {
      await prepare(context);
      await context.database.query(
        `update source set next_poll_at = now() + interval '1 day', last_poll_at = now()`,
      );
    });
    return withWinnow(site.folder, async (winnow) => {
      await winnow.ask(`some ${polled}`);
      const { cpuSeconds, seconds, rssMb } = await winnow.ask<JobRun>(`some ${polled}`);
      return {
        cpuMs: (1_000 * cpuSeconds) / polled,
        clockMs: (1_000 * (seconds.polled ?? Number.NaN)) / polled,
        rssMb,
      };
    });
  });
}

async function measureTopics(topics: number): Promise<Growth> {
  return withSite({ feeds, topics }, async (site) => {
    configure(site, feeds, topics);
    return withWinnow(site.folder, async (winnow) => {
      await winnow.ask('poll-first');
      return pollAnew(winnow, site.web, feeds * wholeJob.items);
    });
  });
}

async function measureEach(
  name: string,
  counts: readonly number[],
  measure: (count: number) => Promise<Growth>,
): Promise<GrowthRow[]> {
  const rows: GrowthRow[] = [];
  for (const count of counts) {
    rows.push({ count, ...(await measure(count)) });
    process.stdout.write(`${name} ${JSON.stringify(rows.at(-1))}\n`);
  }
  return rows;
}

const articles = await measureArticles(sizes(values.articles));
const sources = await measureEach('sources', sizes(values.sources), measureSources);
const topics = await measureEach('topics', sizes(values.topics), measureTopics);
writeGrowth({ articles, sources, topics });
