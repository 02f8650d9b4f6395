/** One run of a fleet over made-up news with a fault in the middle, and what came of it. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { OwnServer } from '../support/own-servers.js';
import { freePort, makeFolder, until } from '../support/program.js';
import { Fleet, type FleetOptions, usualFleet } from './fleet.js';
import { makeStories, type Story, sourceCount, topics } from './news.js';
import { type PressOptions, startPress } from './press.js';
import { ask, type Snapshot, takeSnapshot } from './snapshot.js';
import { type ProcessFigures, watchProcesses } from './watch-processes.js';

/** 20,000 in the full suite; fewer by default, so that it ends within minutes. */
export const entryCount = Number(process.env.FAULT_ENTRIES ?? 600);

export interface Servers {
  postgres: OwnServer;
  redis: OwnServer;
}

/** What a fault may lay hands on. */
export interface Stage extends Servers {
  fleet: Fleet;
  databaseUrl: string;
  /** Lets the publishers announce everything. */
  announceRest(): void;
  /** How many entries have gone all the way. */
  countDone(): Promise<number>;
  /** What the publishers announce once the fault is over. */
  probe: Story;
}

export interface Outcome {
  snapshot: Snapshot;
  /** From the end of the fault until news of after it was in a feed. */
  recoveryMs: number;
  totalMs: number;
  deaths: number;
  most: ProcessFigures;
}

export interface ScenarioOptions extends PressOptions {
  name: string;
  counts?: Record<string, number>;
  fleet?: Partial<FleetOptions>;
  /** Further sources. */
  hostile?: { id: string; url: string }[];
  /** Hosts beside those of the sources that the fleet may reach. */
  allow?: string[];
  /** Of the configuration. */
  timeout?: string;
  /** The site has an address, so that hubs and subscribers play a part. */
  isPublic?: boolean;
  fault?(stage: Stage): Promise<void>;
  /** Whether the news of after the fault has come to others than the readers of a feed. */
  isTold?(stage: Stage): boolean;
}

function configOf(
  origin: string,
  siteUrl: string,
  { hostile = [], allow = [], timeout = '5s', isPublic = false }: ScenarioOptions,
): object {
  const hosts = [origin, ...hostile.map(({ url }) => url)].map((url) => new URL(url).host);
  return {
    ...(isPublic ? { site: { url: siteUrl } } : {}),
    network: { allow: [...hosts, ...allow], timeout },
    defaults: { firstItems: 1_000, items: 1_000, merge: 'exact' },
    sources: [
      ...Array.from({ length: sourceCount }, (_, number) => ({
        id: `paper-${number}`,
        url: `${origin}/${number}.xml`,
        interval: '5s',
      })),
      ...hostile.map((source) => ({ ...source, interval: '5s' })),
    ],
    topics: topics.map((id) => ({ id, match: id })),
  };
}

async function flush(redis: OwnServer): Promise<void> {
  const client = new Redis(redis.url, { maxRetriesPerRequest: 3 });
  client.on('error', () => undefined);
  await client.flushall();
  client.disconnect();
}

let runs = 0;

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
  if (process.env.FAULT_REPORT !== undefined) appendFileSync(process.env.FAULT_REPORT, `${text}\n`);
}

function describe(name: string, { recoveryMs, totalMs, deaths, most }: Outcome): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  return (
    `${name}: ${entryCount + 1} entries, ${deaths} deaths, news again after ${seconds(recoveryMs)}, ` +
    `all done in ${seconds(totalMs)}; most of one process: ${most.sockets} sockets, ${most.megabytes} MB`
  );
}

export async function runScenario(servers: Servers, options: ScenarioOptions): Promise<Outcome> {
  const { name, host = '127.0.0.1', fault, isTold = () => true } = options;
  const startedAt = Date.now();
  runs += 1;
  const database = `fault_${process.pid}_${runs}`;
  await ask(servers.postgres.url, `create database ${database}`);
  await flush(servers.redis);
  const databaseUrl = servers.postgres.url.replace(/\/postgres$/, `/${database}`).replace('127.0.0.1', host);
  const stories = makeStories(entryCount + 1);
  const half = Math.floor(entryCount / 2);
  const press = await startPress(options);
  press.show(stories.slice(0, half));
  const folder = makeFolder();
  const port = await freePort();
  folder.writeConfig(configOf(press.origin, `http://127.0.0.1:${port}`, options));
  const fleet = new Fleet({
    configFile: folder.configFile,
    folder: folder.root,
    databaseUrl,
    redisUrl: servers.redis.url.replace('127.0.0.1', host),
    firstPort: port,
    ...options.fleet,
  });
  const countDone = async () => {
    const [row] = await ask<{ count: number }>(
      databaseUrl,
      `select count(*)::int as count from winnow.entry where stage = 'done' and source_id like 'paper-%'`,
    );
    return row?.count ?? 0;
  };
  const announceRest = () => press.show(stories.slice(0, entryCount));
  const probe = stories[entryCount] ?? makeStories(1)[0];
  if (!probe) throw new Error('there is no news');
  const stage = { ...servers, fleet, databaseUrl, announceRest, countDone, probe };
  const watch = watchProcesses(() => fleet.processes.map(({ pid }) => pid));
  let isWell = false;
  try {
    await fleet.start(options.counts ?? usualFleet);
    await until(async () => (await countDone()) > half / 5, 120_000);
    announceRest();
    await fault?.(stage);
    const overAt = Date.now();
    press.show(stories);
    await until(async () => {
      const answer = await fetch(`${fleet.url}/topics/${probe.topic}/feed.json`).catch(() => undefined);
      return answer?.ok === true && (await answer.text()).includes(probe.title) && isTold(stage);
    }, 300_000);
    const recoveryMs = Date.now() - overAt;
    await until(async () => (await countDone()) === entryCount + 1, Math.max(300_000, entryCount * 60));
    await until(async () => {
      const [row] = await ask<{ count: number }>(
        databaseUrl,
        `select count(*)::int as count from winnow.output_feed where change > published_change and not retired and not starts_with(path, 'sources/')`,
      );
      return row?.count === 0;
    }, 120_000);
    const snapshot = await takeSnapshot(databaseUrl, fleet.url);
    const totalMs = Date.now() - startedAt;
    const outcome = { snapshot, recoveryMs, totalMs, deaths: fleet.deaths, most: watch.most };
    tell(describe(name, outcome));
    isWell = true;
    return outcome;
  } finally {
    watch.stop();
    await fleet.stop();
    await press.close();
    if (isWell) folder.remove();
    else tell(`${name}: the log of the fleet is ${join(folder.root, 'fleet.log')}`);
  }
}
