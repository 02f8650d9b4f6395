/** A subscription as it is kept, for tests of what is done with it. */
import type { StoredSubscription } from '../../src/source-ports.js';

export function storedSubscription(
  sourceId: string,
  more: Partial<StoredSubscription> = {},
): StoredSubscription {
  return {
    sourceId,
    token: `token-${sourceId}`,
    secret: 'hush',
    hub: 'https://hub.example/',
    topic: 'https://post.example/feed',
    state: 'requested',
    requestedAt: new Date('2026-05-01T12:00:00Z'),
    attempts: 1,
    leaseSeconds: 864_000,
    leaseExpiresAt: null,
    lastDeliveryAt: null,
    lastMissAt: null,
    ...more,
  };
}
