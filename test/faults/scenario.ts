/** One run of a fleet over made-up news with a fault in the middle, and what came of it. */
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { OwnServer } from '../support/own-servers.js';
import { makeFolder, until } from '../support/program.js';
import { Fleet, type FleetOptions, usualFleet } from './fleet.js';
import { documentOf, makeStories, type Story, sourceCount, topics } from './news.js';

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
}

/** What readers and operators can see at the end, without what differs from run to run. */
export interface Snapshot {
  stages: Record<string, number>;
  /** Keys that were stored twice. */
  doubles: string[];
  /** For each story its topics and the smallest number among its copies. */
  articles: Record<string, string>;
  /** Titles of each output feed in their order. */
  feeds: Record<string, string[]>;
}

export interface Outcome {
  snapshot: Snapshot;
  /** From the end of the fault until news of after it was in a feed. */
  recoveryMs: number;
  totalMs: number;
  deaths: number;
}

export interface ScenarioOptions {
  name: string;
  counts?: Record<string, number>;
  fleet?: Partial<FleetOptions>;
  /** Further sources, with what serves them. */
  hostile?: { id: string; url: string }[];
  /** Address under which the fleet reaches the servers. */
  host?: string;
  fault?(stage: Stage): Promise<void>;
}

interface Press {
  origin: string;
  show(stories: readonly Story[]): void;
  close(): Promise<void>;
}

async function startPress(host: string): Promise<Press> {
  const documents = new Map<string, string>();
  const server = createServer((request, response) => {
    const document = documents.get(request.url ?? '');
    if (document === undefined) return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(document);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const origin = `http://${host}:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    show(stories) {
      for (let source = 0; source < sourceCount; source += 1)
        documents.set(`/${source}.xml`, documentOf(source, stories, origin));
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The server may be down: asked again until it answers. */
export async function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query(sql)).rows as T[];
    } catch {
      await sleep(300);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

const mostPages = 200;

/**
 * The titles of a feed and its archive, of which the newest stand in both (RFC 5005 section 4). Where the one begins
 * depends on the order in which articles came, which a fault may change.
 */
async function readWholeFeed(fleetUrl: string, path: string): Promise<string[]> {
  const titles = new Set<string>();
  let next: string | undefined = path;
  for (let pages = 0; next !== undefined && pages < mostPages; pages += 1) {
    const answer = await fetch(`${fleetUrl}${next}`);
    const feed = (await answer.json()) as { items: { title: string }[]; next_url?: string };
    const shown = new Set(feed.items.map(({ title }) => title));
    if (shown.size !== feed.items.length) throw new Error(`${next} shows an item twice`);
    for (const title of shown) titles.add(title);
    next = feed.next_url === undefined ? undefined : new URL(feed.next_url).pathname;
  }
  return [...titles];
}

async function takeSnapshot(databaseUrl: string, fleetUrl: string): Promise<Snapshot> {
  const stages = await ask<{ stage: string; count: number }>(
    databaseUrl,
    `select stage, count(*)::int as count from winnow.entry where source_id like 'paper-%' group by stage`,
  );
  const doubles = await ask<{ key: string }>(
    databaseUrl,
    `select addresses->>'guid' as key from winnow.article where source_id like 'paper-%' group by 1 having count(*) > 1`,
  );
  const articles = await ask<{ guid: string; place: string }>(
    databaseUrl,
    `select a.addresses->>'guid' as guid, min(m.addresses->>'guid') || ' ' ||
       coalesce((select string_agg(topic_id, ' ' order by topic_id) from winnow.label where article_id = a.id), '') as place
     from winnow.article a join winnow.article m on coalesce(m.copy_of, m.id) = coalesce(a.copy_of, a.id)
     where a.source_id like 'paper-%' group by a.id`,
  );
  const feeds: Record<string, string[]> = {};
  for (const path of topics.map((topic) => `topics/${topic}`))
    feeds[path] = (await readWholeFeed(fleetUrl, `/${path}/feed.json`)).toSorted();
  return {
    stages: Object.fromEntries(stages.map(({ stage, count }) => [stage, count])),
    doubles: doubles.map(({ key }) => key),
    articles: Object.fromEntries(articles.map(({ guid, place }) => [guid, place])),
    feeds,
  };
}

function configOf(origin: string, hostile: readonly { id: string; url: string }[]): object {
  return {
    network: { allow: [new URL(origin).host, ...hostile.map(({ url }) => new URL(url).host)], timeout: '5s' },
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

export async function runScenario(servers: Servers, options: ScenarioOptions): Promise<Outcome> {
  const { name, hostile = [], host = '127.0.0.1', fault } = options;
  const startedAt = Date.now();
  runs += 1;
  const database = `fault_${process.pid}_${runs}`;
  await ask(servers.postgres.url, `create database ${database}`);
  await flush(servers.redis);
  const databaseUrl = servers.postgres.url.replace(/\/postgres$/, `/${database}`).replace('127.0.0.1', host);
  const stories = makeStories(entryCount + 1);
  const half = Math.floor(entryCount / 2);
  const press = await startPress(host);
  press.show(stories.slice(0, half));
  const folder = makeFolder();
  folder.writeConfig(configOf(press.origin, hostile));
  const fleet = new Fleet({
    configFile: folder.configFile,
    folder: folder.root,
    databaseUrl,
    redisUrl: servers.redis.url.replace('127.0.0.1', host),
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
  let isWell = false;
  try {
    await fleet.start(options.counts ?? usualFleet);
    await until(async () => (await countDone()) > half / 5, 120_000);
    announceRest();
    await fault?.({ ...servers, fleet, databaseUrl, announceRest, countDone });
    const overAt = Date.now();
    press.show(stories);
    const probe = stories[entryCount];
    await until(async () => {
      const answer = await fetch(`${fleet.url}/topics/${probe?.topic}/feed.json`).catch(() => undefined);
      return answer?.ok === true && (await answer.text()).includes(probe?.title ?? '');
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
    tell(
      `${name}: ${entryCount + 1} entries, ${fleet.deaths} deaths, news again after ${(recoveryMs / 1000).toFixed(1)} s, all done in ${(totalMs / 1000).toFixed(1)} s`,
    );
    isWell = true;
    return { snapshot, recoveryMs, totalMs, deaths: fleet.deaths };
  } finally {
    await fleet.stop();
    await press.close();
    if (isWell) folder.remove();
    else tell(`${name}: the log of the fleet is ${join(folder.root, 'fleet.log')}`);
  }
}
