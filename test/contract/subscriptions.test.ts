/** What is kept of subscriptions at hubs, on every engine. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Subscriptions } from '../../src/source-ports.js';
import { createSources } from '../../src/store/sources.js';
import { createSubscriptions } from '../../src/store/subscriptions.js';
import { engineKinds, type TestEngine } from '../support/engines.js';
import { storedSubscription } from '../support/stored-subscription.js';

const now = new Date('2026-05-01T12:00:00Z');

describe.each(engineKinds())('subscriptions on $name', (kind) => {
  if (kind.absent !== undefined) {
    test.skip(`skipped: ${kind.absent}`, () => undefined);
    return;
  }
  let engine: TestEngine;
  let records: Subscriptions;

  beforeAll(async () => {
    engine = await kind.open();
    records = createSubscriptions(engine.database);
    const sources = ['one', 'two'].map((id) => ({ id, url: 'x:', enabled: true, firstPollAt: now }));
    await createSources(engine.database).configure(sources, now);
  });
  afterAll(() => engine.remove());

  test('finds a subscription by its source and by its token, and takes the latest', async () => {
    await records.save(storedSubscription('one'));
    const active = storedSubscription('one', {
      token: 'another',
      state: 'active',
      leaseExpiresAt: new Date(now.getTime() + 1_000),
      lastDeliveryAt: now,
    });
    await records.save(active);
    expect(await records.findBySource('one')).toEqual(active);
    expect(await records.findByToken('another')).toEqual(active);
    expect(await records.findByToken('token-one')).toBeUndefined();
    expect(await records.list()).toEqual([active]);
  });

  test('notes a miss of an active subscription only', async () => {
    await records.save(storedSubscription('two'));
    await records.markMiss('two', now);
    expect((await records.findBySource('two'))?.lastMissAt).toBeNull();
    await records.save(storedSubscription('two', { state: 'active' }));
    await records.markMiss('two', now);
    expect((await records.findBySource('two'))?.lastMissAt).toEqual(now);
  });

  test('forgets one that has ended', async () => {
    await records.remove('two');
    expect(await records.findBySource('two')).toBeUndefined();
  });
});
