import { expect, test } from 'vitest';
import type { SubscriptionRecord } from '../../src/collect/decide-subscription.js';
import { describeSubscription } from '../../src/collect/describe-subscription.js';

const now = new Date('2026-05-01T12:00:00Z');
const record: SubscriptionRecord = {
  hub: 'https://hub.example/push?key=1',
  topic: 'https://post.example/feed',
  state: 'active',
  requestedAt: now,
  attempts: 0,
  leaseSeconds: 864_000,
  leaseExpiresAt: new Date(now.getTime() + 9 * 24 * 3_600_000),
  lastDeliveryAt: null,
  lastMissAt: null,
};

test.each([
  [{}, 'Subscribed at hub.example for another 9 days. The hub has not delivered anything yet.'],
  [{ lastDeliveryAt: now }, 'Subscribed at hub.example for another 9 days. The hub delivers.'],
  [{ leaseExpiresAt: now }, 'The subscription at hub.example has run out.'],
  [{ state: 'requested', attempts: 1, leaseExpiresAt: null }, 'has not confirmed it yet'],
  [{ state: 'requested', attempts: 4, leaseExpiresAt: null }, 'was asked 4 times'],
  [{ state: 'denied' }, 'refuses to deliver'],
  [{ state: 'leaving' }, 'ends'],
] as const)('tells how a subscription stands: %j', (change, words) => {
  expect(describeSubscription({ ...record, ...change }, now)).toContain(words);
});
