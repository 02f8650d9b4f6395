/** The hourly clearing: articles that neither their source nor a topic keeps are removed, a few at a time. */
import { requestPublish } from './pipeline.js';
import type { JobQueue, Log, Now } from './ports.js';
import type { ExpiryQuery } from './retention-ports.js';
import type { Store } from './store-ports.js';

export interface KeepRule {
  id: string;
  keep?: { age?: number | undefined; items?: number | undefined } | undefined;
}

export interface PurgePorts {
  store: Pick<Store, 'retention' | 'outputFeeds'>;
  queue: JobQueue;
  log: Log;
  now: Now;
}

export interface PurgePlan {
  sources: readonly KeepRule[];
  topics: readonly KeepRule[];
}

/** Short transactions, so that no worker waits for one. */
const articlesPerBatch = 200;
const batchesPerRun = 500;

/** Topics with a rule keep what their rule keeps; those without one keep nothing by themselves. */
async function topicsThatKeep(
  { store, now }: PurgePorts,
  topics: readonly KeepRule[],
): Promise<ExpiryQuery['kept']> {
  const kept: { id: string; since: Date }[] = [];
  for (const { id, keep } of topics) {
    if (!keep) continue;
    const byAge = keep.age === undefined ? new Date(0) : new Date(now().getTime() - keep.age);
    const byCount =
      keep.items === undefined ? undefined : await store.retention.findCutoff('label', id, keep.items);
    kept.push({ id, since: byCount && byCount > byAge ? byCount : byAge });
  }
  return kept;
}

async function queryOf(
  { store, now }: PurgePorts,
  { id, keep }: KeepRule,
): Promise<Omit<ExpiryQuery, 'kept'> | undefined> {
  if (!keep) return undefined;
  const { age, items } = keep;
  const publishedBefore =
    items === undefined ? undefined : await store.retention.findCutoff('article', id, items);
  return {
    sourceId: id,
    ...(age === undefined ? {} : { seenBefore: new Date(now().getTime() - age) }),
    ...(publishedBefore === undefined ? {} : { publishedBefore }),
  };
}

async function removeBatch({ store, queue, now }: PurgePorts, ids: readonly string[]): Promise<void> {
  await store.outputFeeds.markChanged(await store.outputFeeds.pathsOf(ids));
  await store.retention.remove(ids);
  await requestPublish(queue, now());
}

/** Returns how many articles were removed. */
export async function purge(ports: PurgePorts, { sources, topics }: PurgePlan): Promise<number> {
  const kept = await topicsThatKeep(ports, topics);
  let removed = 0;
  let batches = 0;
  for (const source of sources) {
    const query = await queryOf(ports, source);
    while (query && batches < batchesPerRun) {
      const ids = await ports.store.retention.findExpired({ ...query, kept }, articlesPerBatch);
      if (ids.length === 0) break;
      await removeBatch(ports, ids);
      removed += ids.length;
      batches += 1;
    }
  }
  if (removed > 0) ports.log.info({ event: 'purge', articles: removed }, 'old articles were removed');
  return removed;
}
