/** A worker process that takes batches of deliveries from a table until none is left; it may be killed at any time. */
import { linkCopies } from '../../../src/group/link-copies.js';
import { createStore } from '../../../src/store/store.js';
import type { ArticleDraft, Store } from '../../../src/store-ports.js';
import { createLog } from '../../../src/system/pino-log.js';
import type { PooledDatabase } from '../../../src/system/pool-database.js';
import { openPostgresDatabase } from '../../../src/system/postgres-database.js';
import type { PollResult } from '../../../src/vocabulary/source.js';
import type { Delivery } from './delivery-plan.js';

const at = new Date('2026-05-01T12:00:00.000Z');
const polled: PollResult = {
  polledAt: at,
  nextPollAt: at,
  pollBecause: 'test',
  state: 'ok',
  failure: null,
  failureReason: null,
  failures: 0,
};

function draftOf(entryId: string, { sourceId, key, url, text }: Delivery): ArticleDraft {
  return {
    entryId,
    print: 'first',
    sourceId,
    url,
    title: key,
    summary: null,
    extraction: {
      text,
      html: '',
      authors: [],
      categories: [],
      related: [],
      removed: [],
      verdict: 'full',
      because: 'test',
    },
    enclosures: [],
    addresses: { url },
    rights: null,
    publishedAt: at,
    updatedAt: at,
    firstSeenAt: at,
  };
}

async function announce(store: Store, batch: readonly Delivery[]): Promise<void> {
  for (const sourceId of new Set(batch.map((delivery) => delivery.sourceId))) {
    const entries = batch.filter((delivery) => delivery.sourceId === sourceId);
    const added = entries.map(({ key }) => ({
      key,
      print: 'first',
      announced: { guid: key },
      stage: 'extract' as const,
    }));
    await store.sources.recordPoll(sourceId, polled, { added, changed: [] });
  }
}

/** The steps of collect, extract and group, each of which may be repeated. */
async function deliver(database: PooledDatabase, store: Store, batch: readonly Delivery[]): Promise<void> {
  await announce(store, batch);
  const rows = await database.query<{ id: string; key: string }>(
    `select entry.id, entry.key from entry join jsonb_to_recordset($1) as d("sourceId" text, key text)
       on entry.source_id = d."sourceId" and entry.key = d.key group by entry.id order by entry.id`,
    [JSON.stringify(batch.map(({ sourceId, key }) => ({ sourceId, key })))],
  );
  const byKey = new Map(batch.map((delivery) => [delivery.key, delivery]));
  const drafts = rows.flatMap(({ id, key }) => {
    const delivery = byKey.get(key);
    return delivery ? [draftOf(id, delivery)] : [];
  });
  await store.articles.save(drafts, at);
  const articles = await store.articles.getByEntries(rows.map(({ id }) => id));
  const keyed = articles.map(({ id, title }) => ({ id, keys: byKey.get(title)?.keys ?? [] }));
  await store.articles.linkCopies(linkCopies(articles, await store.articles.settleIdentity(keyed)));
}

/** A batch stays open until it is done, so that what a killed worker left is taken again. */
async function takeBatches(database: PooledDatabase, store: Store) {
  for (;;) {
    const [next] = await database.query<{ id: number; batch: Delivery[] }>(
      `select id, batch from delivery
       where id = (select id from delivery where not done order by random() limit 1)`,
    );
    if (!next) return;
    await deliver(database, store, next.batch);
    process.stdout.write('.');
    await database.query('update delivery set done = true where id = $1', [next.id]);
  }
}

const [databaseUrl = ''] = process.argv.slice(2);
const database = await openPostgresDatabase(databaseUrl, { connections: 2, log: createLog('silent') });
await takeBatches(database, createStore(database, 'news.test,2026'));
await database.close();
