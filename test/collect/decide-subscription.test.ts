/** When subscriptions are asked for, renewed, left and relied on. */
import { describe, expect, it } from 'vitest';
import {
  decideHubTrust,
  decideSubscription,
  type SubscriptionRecord,
} from '../../src/collect/decide-subscription.js';

const [HOUR, DAY] = [3_600_000, 86_400_000];
const now = new Date('2026-11-23T12:00:00Z');
const at = (ms: number) => new Date(now.getTime() + ms);

const found = { hubs: ['https://one.example/', 'https://two.example/'], topic: 'https://a.example/feed' };
const active: SubscriptionRecord = {
  hub: 'https://one.example/',
  topic: found.topic,
  state: 'active',
  requestedAt: at(-5 * DAY),
  attempts: 0,
  leaseSeconds: 864_000,
  leaseExpiresAt: at(5 * DAY),
  lastDeliveryAt: at(-HOUR),
  lastMissAt: null,
};
const requested: SubscriptionRecord = { ...active, state: 'requested', attempts: 1, leaseExpiresAt: null };

describe('decideSubscription', () => {
  it('subscribes at the first hub once a publisher names one', () => {
    expect(decideSubscription(undefined, undefined, now).kind).toBe('keep');
    expect(decideSubscription(found, undefined, now)).toMatchObject({
      kind: 'subscribe',
      hub: 'https://one.example/',
    });
  });

  it('keeps a running lease and renews it on its last day, or in its last quarter when it is short', () => {
    expect(decideSubscription(found, active, now).kind).toBe('keep');
    expect(decideSubscription(found, { ...active, leaseExpiresAt: at(23 * HOUR) }, now).kind).toBe(
      'subscribe',
    );
    const short = { ...active, leaseSeconds: 3600 };
    expect(decideSubscription(found, { ...short, leaseExpiresAt: at(HOUR / 2) }, now).kind).toBe('keep');
    expect(decideSubscription(found, { ...short, leaseExpiresAt: at(HOUR / 5) }, now).kind).toBe('subscribe');
  });

  it('waits longer after every request the hub does not confirm, and turns to the next hub', () => {
    expect(decideSubscription(found, { ...requested, requestedAt: at(-HOUR / 2) }, now).kind).toBe('keep');
    expect(decideSubscription(found, { ...requested, requestedAt: at(-HOUR) }, now)).toMatchObject({
      kind: 'subscribe',
      hub: 'https://two.example/',
    });
    expect(
      decideSubscription(found, { ...requested, attempts: 4, requestedAt: at(-7 * HOUR) }, now).kind,
    ).toBe('keep');
  });

  it('asks a hub that refused again after a week', () => {
    const denied = { ...requested, state: 'denied' as const };
    expect(decideSubscription(found, { ...denied, requestedAt: at(-6 * DAY) }, now).kind).toBe('keep');
    expect(decideSubscription(found, { ...denied, requestedAt: at(-7 * DAY) }, now).kind).toBe('subscribe');
  });

  it('follows a publisher to another hub or topic', () => {
    const moved = { hubs: ['https://three.example/'], topic: found.topic };
    expect(decideSubscription(moved, active, now)).toMatchObject({
      kind: 'subscribe',
      hub: 'https://three.example/',
    });
  });

  it('leaves once when the publisher names no hub any more, and comes back when it does', () => {
    expect(decideSubscription(undefined, active, now)).toMatchObject({
      kind: 'unsubscribe',
      hub: active.hub,
    });
    expect(decideSubscription(undefined, { ...active, state: 'leaving' }, now).kind).toBe('keep');
    expect(decideSubscription(found, { ...active, state: 'leaving' }, now).kind).toBe('subscribe');
  });
});

describe('decideHubTrust', () => {
  it('relies on a hub that delivers', () => {
    expect(decideHubTrust(active, now).relied).toBe(true);
  });

  it.each<[string, SubscriptionRecord | undefined]>([
    ['without a subscription', undefined],
    ['before it is confirmed', requested],
    ['after the lease has run out', { ...active, leaseExpiresAt: at(-1) }],
    ['before the first delivery', { ...active, lastDeliveryAt: null }],
    ['after a poll found what it kept silent about', { ...active, lastMissAt: at(-HOUR / 2) }],
  ])('falls back to polling %s', (_when, record) => {
    expect(decideHubTrust(record, now).relied).toBe(false);
  });

  it('relies on it again once it delivers', () => {
    expect(decideHubTrust({ ...active, lastMissAt: at(-2 * HOUR) }, now).relied).toBe(true);
  });
});
