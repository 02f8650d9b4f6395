/** Feeds with an age limit change by the passing of time alone. */
import { requestPublish } from './pipeline.js';
import type { JobQueue, Now } from './ports.js';
import type { Store } from './store-ports.js';

export interface AgeingPorts {
  store: Pick<Store, 'outputFeeds'>;
  queue: JobQueue;
  now: Now;
  topics(): Promise<readonly { id: string; maxAge?: number | undefined }[]>;
}

/** Has them rendered anew; where nothing fell out, the bytes stay the same. */
export async function renewAgeingFeeds({ store, queue, now, topics }: AgeingPorts): Promise<void> {
  const ageing = (await topics()).filter(({ maxAge }) => maxAge !== undefined);
  if (ageing.length === 0) return;
  await store.outputFeeds.markChanged(ageing.map(({ id }) => `topics/${id}`));
  await requestPublish(queue, now());
}
