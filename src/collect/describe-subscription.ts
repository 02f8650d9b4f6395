/** Says how a subscription at a hub stands, for the page about the sources. */
import { describeDuration } from '../text/describe-duration.js';
import { decideHubTrust, type SubscriptionRecord } from './decide-subscription.js';

function hostOf(hub: string): string {
  return URL.canParse(hub) ? new URL(hub).host : 'an unknown hub';
}

/** One sentence or two. */
export function describeSubscription(current: SubscriptionRecord, now: Date): string {
  const host = hostOf(current.hub);
  const { state, leaseExpiresAt, attempts } = current;
  if (state === 'denied') return `The hub ${host} refuses to deliver; it is polled instead.`;
  if (state === 'leaving') return `The subscription at ${host} ends.`;
  if (state === 'requested' || leaseExpiresAt === null) {
    const times = attempts === 1 ? '' : ` ${attempts} times`;
    return `The hub ${host} was asked${times} to deliver, and has not confirmed it yet.`;
  }
  if (leaseExpiresAt <= now) return `The subscription at ${host} has run out.`;
  const left = describeDuration(leaseExpiresAt.getTime() - now.getTime());
  return `Subscribed at ${host} for another ${left}. ${decideHubTrust(current, now).because}`;
}
