/** What a fleet has made of the news, to be compared with what another has. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { topics } from './news.js';

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

const mostPages = 2_000;

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

export async function takeSnapshot(databaseUrl: string, fleetUrl: string): Promise<Snapshot> {
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
