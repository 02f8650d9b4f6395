/** Which of the feeds that changed are read from the store together. */
import type { FeedPlan } from './build-feed.js';

/** A feed that has changed; one that is planned no longer has no plan. */
export interface ChangedFeed {
  path: string;
  change: string;
  plan: FeedPlan | undefined;
}

/** They stay in memory until the last feed they are for is rendered. */
const itemsAtOnce = 500;

/** In their order; a feed of more items than go together is a batch of its own. */
export function batchFeeds(feeds: readonly ChangedFeed[]): ChangedFeed[][] {
  const batches: ChangedFeed[][] = [];
  let room = 0;
  for (const feed of feeds) {
    const items = feed.plan?.itemLimit ?? 0;
    if (items > room || batches.length === 0) {
      batches.push([]);
      room = itemsAtOnce;
    }
    batches.at(-1)?.push(feed);
    room -= items;
  }
  return batches;
}
