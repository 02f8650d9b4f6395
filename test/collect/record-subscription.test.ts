/** What is remembered of a subscription. */
import { expect, it } from 'vitest';
import type { SubscriptionIntent } from '../../src/collect/decide-subscription.js';
import {
  continues,
  recordDelivery,
  recordPollFindings,
  recordRequest,
  recordVerification,
} from '../../src/collect/record-subscription.js';

const now = new Date('2026-11-23T12:00:00Z');
const later = new Date('2026-11-23T13:00:00Z');
const request: Exclude<SubscriptionIntent, { kind: 'keep' }> = {
  kind: 'subscribe',
  hub: 'https://hub.example/',
  topic: 'https://a.example/feed',
  because: '',
};
const confirmed = { kind: 'confirmed', mode: 'subscribe', challenge: 'c', leaseSeconds: 3600 } as const;

const requested = recordRequest(request, undefined, now);
const active = recordVerification(requested, confirmed, now);

it('counts requests until one is confirmed', () => {
  expect(requested).toMatchObject({ state: 'requested', attempts: 1, requestedAt: now });
  expect(recordRequest(request, requested, later)).toMatchObject({ attempts: 2, requestedAt: later });
  expect(active).toMatchObject({ state: 'active', attempts: 0, leaseExpiresAt: later });
});

it('stays active while a renewal is not confirmed', () => {
  expect(recordRequest(request, active, later)).toMatchObject({
    state: 'active',
    attempts: 1,
    leaseExpiresAt: later,
  });
});

it('starts anew at another hub, but goes on counting for the topic', () => {
  const other = { ...request, hub: 'https://two.example/' };
  expect(continues(other, requested)).toBe(false);
  expect(recordRequest(other, requested, later)).toMatchObject({ hub: 'https://two.example/', attempts: 2 });
});

it('ends with a denial or a confirmed leave, and does not change by what was rejected', () => {
  expect(recordVerification(requested, { kind: 'denied', reason: '' }, now)).toMatchObject({
    state: 'denied',
  });
  expect(recordVerification(requested, { ...confirmed, mode: 'unsubscribe' }, now)).toBeUndefined();
  expect(recordVerification(requested, { kind: 'rejected', because: '' }, now)).toBe(requested);
});

it('notes deliveries, and polls that find what a hub should have delivered', () => {
  if (!active) throw new Error('not active');
  expect(recordDelivery(active, later).lastDeliveryAt).toBe(later);
  expect(recordPollFindings(active, [now], later).lastMissAt).toBe(later);
  expect(recordPollFindings(active, [later], later).lastMissAt).toBeNull();
  expect(recordPollFindings(requested, [now], later).lastMissAt).toBeNull();
});
