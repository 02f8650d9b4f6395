/** The whole job on a generated news web: polled, parsed, cleaned, de-duplicated, labelled into 50 topics, published. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Child, startChild } from './child.js';
import { topicWord } from './news-text.js';
import { type NewsWebOptions, wholeJob } from './news-web.js';
import { type PeerRun, runNewsboat, runSfeed } from './peers.js';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
/** As the image starts it. */
export const nodeFlags = ['--max-semi-space-size=2', '--max-old-space-size=1024', '--v8-pool-size=1'];
export const allocator = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };
const allRoles = ['clock', 'collect', 'extract', 'group', 'publish', 'serve'];

/** Of one run, with the memory of the process at its end and at its most. */
export interface JobRun {
  seconds: Record<string, number>;
  cpuSeconds: number;
  articles: number;
  rssMb: number;
  peakMb: number;
}

export interface JobResult {
  feeds: number;
  megabytes: number;
  /** Seconds until the first page is served, on a store that exists and holds all articles. */
  startSeconds: number;
  cold: JobRun;
  warm: JobRun;
  peers: Record<string, PeerRun | undefined>;
}

/** With the feeds of a news web on that port. */
export function configFor(port: number, feeds: number, topics = wholeJob.topics): object {
  return {
    site: { title: 'Benchmark' },
    defaults: { firstItems: 100, minInterval: '6h' },
    network: { allow: [`127.0.0.1:${port}`], connectionsPerHost: 16 },
    sources: Array.from({ length: feeds }, (_, feed) => ({
      id: `paper-${feed}`,
      url: `http://127.0.0.1:${port}/feeds/${feed}.xml`,
    })),
    topics: Array.from({ length: topics }, (_, topic) => ({
      id: `topic-${topic}`,
      match: Array.from({ length: 12 }, (_word, number) => topicWord(topic, number)).join(' OR '),
    })),
  };
}

/** The whole program on the configuration and the data of the folder. */
export function startWinnow(folder: string): Child {
  const flags = [...nodeFlags, ...(process.env.BENCH_NODE_FLAGS?.split(' ') ?? [])];
  const file = join(folder, 'feeds.config.json');
  return startChild([...flags, here('whole-job-process.js'), file, ...allRoles], {
    ...allocator,
    DATA_DIR: join(folder, 'data'),
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    LONGEST_MS: process.env.LONGEST_MS ?? '900000',
  });
}

export async function startNewsWeb(
  options: Partial<NewsWebOptions>,
): Promise<{ web: Child; port: number; bytes: number }> {
  const web = startChild([here('news-web.js'), JSON.stringify(options)]);
  return { web, ...(await web.next<{ port: number; bytes: number }>()) };
}

async function runPeers(urls: readonly string[], folder: string): Promise<JobResult['peers']> {
  return {
    'sfeed_update, all new': await runSfeed(urls, folder),
    'newsboat, all new': await runNewsboat(urls, folder),
    'newsboat, nothing changed': await runNewsboat(urls, folder),
  };
}

export async function runWholeJob(feeds: number): Promise<JobResult> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  const { web, port, bytes } = await startNewsWeb({ feeds });
  try {
    writeFileSync(join(folder, 'feeds.config.json'), JSON.stringify(configFor(port, feeds)));
    const urls = Array.from({ length: feeds }, (_, feed) => `http://127.0.0.1:${port}/feeds/${feed}.xml`);
    const peers = await runPeers(urls, folder);
    const first = startWinnow(folder);
    await first.next();
    const cold = await first.ask<JobRun>('poll-first');
    const warm = await first.ask<JobRun>('poll');
    await first.stop();
    const started = performance.now();
    const second = startWinnow(folder);
    await second.next();
    const startSeconds = (performance.now() - started) / 1_000;
    await second.stop();
    return { feeds, megabytes: bytes / 1e6, startSeconds, cold, warm, peers };
  } finally {
    await web.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
