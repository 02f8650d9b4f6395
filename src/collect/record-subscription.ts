/** How requests, confirmations, deliveries and misses change what is known of a subscription. */
import type { SubscriptionIntent, SubscriptionRecord } from './decide-subscription.js';
import { LEASE_SECONDS, type Verification } from './websub.js';

type Request = Exclude<SubscriptionIntent, { kind: 'keep' }>;

/** Whether a request goes on with the subscription we have; otherwise it needs a callback and a secret of its own. */
export function continues(request: Request, current: SubscriptionRecord | undefined): boolean {
  return current?.hub === request.hub && current.topic === request.topic && current.state !== 'leaving';
}

/** After a request was sent; a running lease goes on running while its renewal is not confirmed. */
export function recordRequest(
  request: Request,
  current: SubscriptionRecord | undefined,
  now: Date,
): SubscriptionRecord {
  if (request.kind === 'unsubscribe' && current) return { ...current, state: 'leaving', requestedAt: now };
  const attempts = (current?.topic === request.topic ? current.attempts : 0) + 1;
  if (current && continues(request, current)) {
    const state = current.state === 'active' ? 'active' : 'requested';
    return { ...current, state, requestedAt: now, attempts };
  }
  return {
    hub: request.hub,
    topic: request.topic,
    state: 'requested',
    requestedAt: now,
    attempts,
    leaseSeconds: LEASE_SECONDS,
    leaseExpiresAt: null,
    lastDeliveryAt: null,
    lastMissAt: null,
  };
}

/** After the hub's word; undefined when the subscription has ended. */
export function recordVerification(
  current: SubscriptionRecord,
  verification: Verification,
  now: Date,
): SubscriptionRecord | undefined {
  if (verification.kind === 'rejected') return current;
  if (verification.kind === 'denied')
    return { ...current, state: 'denied', requestedAt: now, leaseExpiresAt: null };
  if (verification.mode === 'unsubscribe') return undefined;
  const { leaseSeconds } = verification;
  const leaseExpiresAt = new Date(now.getTime() + leaseSeconds * 1000);
  return { ...current, state: 'active', attempts: 0, leaseSeconds, leaseExpiresAt };
}

/** After a delivery that was accepted. */
export function recordDelivery(current: SubscriptionRecord, now: Date): SubscriptionRecord {
  return { ...current, lastDeliveryAt: now };
}

/** What a hub is given to deliver an article before a poll that finds it counts against the hub. */
const DELIVERY_GRACE_MS = 15 * 60 * 1000;

/**
 * After a poll found new entries published at these instants: a miss when one is older than a quarter of an hour, as the hub
 * had the time to deliver it.
 */
export function recordPollFindings(
  current: SubscriptionRecord,
  published: readonly Date[],
  now: Date,
): SubscriptionRecord {
  const missed = published.some((instant) => now.getTime() - instant.getTime() > DELIVERY_GRACE_MS);
  return missed && current.state === 'active' ? { ...current, lastMissAt: now } : current;
}
