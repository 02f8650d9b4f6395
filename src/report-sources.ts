/** Gathers what operators want to know of each source: its health, its host's wishes, its hub. */

import { describeTeasers } from './collect/assess-articles.js';
import { assessHealth } from './collect/assess-health.js';
import { describeSlowDown, listPolitenessKeys, type PolitenessRecord } from './collect/decide-politeness.js';
import { describeGuids } from './collect/describe-guids.js';
import { describeSubscription } from './collect/describe-subscription.js';
import type { Now } from './ports.js';
import type { StoredSubscription } from './source-ports.js';
import { showAddress } from './source-request.js';
import type { Store } from './store-ports.js';
import { plainAddress } from './text/plain-address.js';
import type { RecentArticle, SourceRecord, SourceReport } from './vocabulary/source.js';

/** Enough to tell what is new from what is usual. */
const recentArticles = 40;

interface Surroundings {
  recent: ReadonlyMap<string, RecentArticle[]>;
  slow: readonly PolitenessRecord[];
  subscriptions: ReadonlyMap<string, StoredSubscription>;
  now: Date;
}

function reportOf(source: SourceRecord, { recent, slow, subscriptions, now }: Surroundings): SourceReport {
  const articles = recent.get(source.id) ?? [];
  const health = assessHealth(source, articles, now);
  const teasers = describeTeasers(articles);
  const keys = listPolitenessKeys(source.discoveredUrl ?? source.url);
  const ofHost = slow.filter(({ key }) => keys.includes(key));
  const slowDown = describeSlowDown(ofHost, now);
  const guids = describeGuids(source, now);
  const subscription = subscriptions.get(source.id);
  return {
    source,
    address: showAddress(source.url),
    ...(source.discoveredUrl === null ? {} : { foundAt: plainAddress(source.discoveredUrl) }),
    ...health,
    ...(slowDown === undefined ? {} : { slowDown }),
    ...(guids === undefined ? {} : { guids }),
    ...(teasers === undefined ? {} : { teasers }),
    ...(subscription === undefined ? {} : { subscription: describeSubscription(subscription, now) }),
  };
}

export async function reportSources(
  store: Pick<Store, 'sources' | 'politeness' | 'subscriptions'>,
  now: Now,
): Promise<SourceReport[]> {
  const at = now();
  const [sources, recent, slow, subscriptions] = await Promise.all([
    store.sources.list(),
    store.sources.allRecentArticles(recentArticles),
    store.politeness.listSlow(at),
    store.subscriptions.list(),
  ]);
  const bySource = new Map(subscriptions.map((subscription) => [subscription.sourceId, subscription]));
  return sources.map((source) => reportOf(source, { recent, slow, subscriptions: bySource, now: at }));
}
