/** Settles what articles are: revisions of themselves, copies of others, or news. */
import { passEntries } from '../pipeline.js';
import type { JobQueue, Log, Now } from '../ports.js';
import type { ArticleRecord, Store } from '../store-ports.js';
import { assessRevision } from './assess-revision.js';
import { identityKeys } from './identity-keys.js';
import { linkCopies } from './link-copies.js';

export interface GroupPorts {
  store: Pick<Store, 'articles' | 'entries'>;
  queue: JobQueue;
  log: Log;
  now: Now;
}

async function settleRevisions({ store }: GroupPorts, articles: readonly ArticleRecord[]): Promise<number> {
  const pending = await store.articles.pendingRevisions(articles.map(({ id }) => id));
  for (const revision of pending) {
    const { significant, because } = assessRevision(revision.before, revision);
    await store.articles.settleRevision({ id: revision.id, significant, because });
  }
  return pending.length;
}

async function settleCopies({ store }: GroupPorts, articles: readonly ArticleRecord[]): Promise<number> {
  const keyed = articles.map(({ id, sourceId, addresses, text }) => ({
    id,
    keys: identityKeys({ sourceId, text, ...addresses }),
  }));
  const links = linkCopies(articles, await store.articles.settleIdentity(keyed));
  await store.articles.linkCopies(links);
  return links.length;
}

/** Idempotent: identity keys are claimed once, a settled revision is no longer pending. */
export async function groupEntries(ports: GroupPorts, entryIds: readonly string[]): Promise<void> {
  const { store, queue, log, now } = ports;
  const articles = await store.articles.getByEntries(entryIds);
  const revisions = await settleRevisions(ports, articles);
  const copies = await settleCopies(ports, articles);
  await store.entries.advance(entryIds, 'group', 'label', now());
  await passEntries(queue, 'label', entryIds);
  log.info({ articles: articles.length, revisions, copies }, 'articles were grouped');
}
