/** What a start and a new configuration do with the sources: the store follows the configuration, and no instant gets all the polls. */
import { spreadPolls, spreadWindowMs } from './collect/spread-polls.js';
import type { Log, Now } from './ports.js';
import type { Store } from './store-ports.js';
import { describeDuration } from './text/describe-duration.js';

export interface SchedulePorts {
  store: Pick<Store, 'sources'>;
  log: Log;
  now: Now;
}

interface Configured {
  id: string;
  url: string;
  enabled: boolean;
}

/** After the program was down for hours everything is due; asking it all at once helps nobody. */
export async function spreadOverdue({ store, log, now }: SchedulePorts): Promise<void> {
  const overdue = await store.sources.findOverdue(now());
  const windowMs = spreadWindowMs(overdue.length);
  if (windowMs === 0) return;
  const because = `Overdue with ${overdue.length - 1} others; asked one after the other within ${describeDuration(windowMs)}.`;
  await store.sources.reschedule(spreadPolls(overdue, now()), because);
  log.info({ sources: overdue.length, windowMs }, 'overdue polls are spread');
}

/** Those that are configured no longer are switched off; what they brought stays. */
export async function scheduleSources(
  { store, now }: Pick<SchedulePorts, 'store' | 'now'>,
  configured: readonly Configured[],
): Promise<void> {
  const known = new Set((await store.sources.list()).map(({ id }) => id));
  const added = configured.filter(({ id, enabled }) => enabled && !known.has(id)).map(({ id }) => id);
  const dates = new Map(spreadPolls(added, now()).map(({ id, at }) => [id, at]));
  await store.sources.configure(
    configured.map(({ id, url, enabled }) => {
      const firstPollAt = dates.get(id);
      return { id, url, enabled, ...(firstPollAt === undefined ? {} : { firstPollAt }) };
    }),
    now(),
  );
}
