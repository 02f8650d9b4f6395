/** When to subscribe at a hub, renew, leave, or stop relying on it. */
import { describeDuration } from '../text/describe-duration.js';
import type { HubDiscovery } from './websub.js';

/** What the store keeps of a source's subscription. */
export interface SubscriptionRecord {
  hub: string;
  topic: string;
  /** `requested` until the hub has verified it; `leaving` until it has verified that. */
  state: 'requested' | 'active' | 'denied' | 'leaving';
  requestedAt: Date;
  /** Requests in a row that were not verified. */
  attempts: number;
  leaseSeconds: number;
  leaseExpiresAt: Date | null;
  lastDeliveryAt: Date | null;
  /** Last time that a poll found an entry the hub should have delivered long before. */
  lastMissAt: Date | null;
}

export type SubscriptionIntent =
  | { kind: 'keep'; because: string }
  | { kind: 'subscribe'; hub: string; topic: string; because: string }
  | { kind: 'unsubscribe'; hub: string; topic: string; because: string };

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const LONGEST_RETRY_MS = 7 * DAY_MS;

/** A lease is renewed in its last quarter, or on its last day when it is long. */
function renewAt(leaseExpiresAt: Date, leaseSeconds: number): number {
  return leaseExpiresAt.getTime() - Math.min((leaseSeconds * 1000) / 4, DAY_MS);
}

function retryAfterMs(attempts: number): number {
  return Math.min(HOUR_MS * 2 ** Math.max(0, attempts - 1), LONGEST_RETRY_MS);
}

function subscribe({ hubs, topic }: HubDiscovery, attempts: number, because: string): SubscriptionIntent {
  // Each further attempt goes to the next hub the publisher names.
  return { kind: 'subscribe', hub: hubs[attempts % hubs.length] ?? '', topic, because };
}

function decideExisting(found: HubDiscovery, current: SubscriptionRecord, now: Date): SubscriptionIntent {
  const { state, attempts, requestedAt, leaseExpiresAt, leaseSeconds } = current;
  if (current.topic !== found.topic || !found.hubs.includes(current.hub)) {
    return subscribe(found, 0, 'The publisher names another hub or topic.');
  }
  const waitedMs = now.getTime() - requestedAt.getTime();
  const waitMs = state === 'denied' ? LONGEST_RETRY_MS : retryAfterMs(attempts);
  if (state === 'active' && leaseExpiresAt !== null) {
    if (now.getTime() < renewAt(leaseExpiresAt, leaseSeconds))
      return { kind: 'keep', because: 'The lease runs.' };
    // The hub that knows us is asked first; only its silence sends us to another.
    if (attempts === 0)
      return { kind: 'subscribe', hub: current.hub, topic: found.topic, because: 'The lease runs out.' };
  }
  if (waitedMs < waitMs) {
    return { kind: 'keep', because: `Asked again in ${describeDuration(waitMs - waitedMs)}.` };
  }
  const because = state === 'denied' ? 'The hub may have changed its mind.' : 'The hub did not confirm.';
  return subscribe(found, attempts, because);
}

/**
 * Decides after a document was read; `found` is undefined when it names no hub, and the document must have been read for
 * that: a 304 says nothing.
 */
export function decideSubscription(
  found: HubDiscovery | undefined,
  current: SubscriptionRecord | undefined,
  now: Date,
): SubscriptionIntent {
  if (!found && !current) return { kind: 'keep', because: 'The publisher names no hub.' };
  if (!found) {
    if (current?.state !== 'active') return { kind: 'keep', because: 'The publisher names no hub any more.' };
    return {
      kind: 'unsubscribe',
      hub: current.hub,
      topic: current.topic,
      because: 'The publisher names no hub any more.',
    };
  }
  if (!current || current.state === 'leaving') return subscribe(found, 0, 'The publisher names a hub.');
  return decideExisting(found, current, now);
}

export interface HubTrust {
  /** Whether polls may be as rare as the configuration allows. */
  relied: boolean;
  because: string;
}

/** A hub is relied on while its lease runs, it has delivered, and polls found nothing it had missed since. */
export function decideHubTrust(current: SubscriptionRecord | undefined, now: Date): HubTrust {
  if (current?.state !== 'active' || !current.leaseExpiresAt || current.leaseExpiresAt <= now) {
    return { relied: false, because: 'There is no confirmed subscription.' };
  }
  if (!current.lastDeliveryAt) return { relied: false, because: 'The hub has not delivered anything yet.' };
  if (current.lastMissAt && current.lastMissAt >= current.lastDeliveryAt) {
    return { relied: false, because: 'The hub kept silent about an article that a poll found.' };
  }
  return { relied: true, because: 'The hub delivers.' };
}
