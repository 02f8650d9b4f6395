/** Deliveries of our hub. */
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { deliveryHeaders, retryDelayMs } from '../../src/publish/plan-delivery.js';

const addresses = { hubUrl: 'https://news.example/hub', selfUrl: 'https://news.example/all/rss.xml' };
const body = Buffer.from('<rss/>');

test('a failed delivery is tried again after longer and longer waits, for two days', () => {
  const waits = Array.from({ length: 20 }, (_, index) => retryDelayMs(index + 1)).filter(
    (wait) => wait !== undefined,
  );
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits[0]).toBeLessThanOrEqual(10_000);
  const days = waits.reduce((sum, wait) => sum + wait, 0) / 86_400_000;
  expect(days).toBeGreaterThan(1);
  expect(days).toBeLessThan(3);
});

test('a delivery names the hub and the feed (WebSub §7)', () => {
  expect(deliveryHeaders({ body, ...addresses })).toEqual({
    link: '<https://news.example/hub>; rel="hub", <https://news.example/all/rss.xml>; rel="self"',
  });
});

test('a delivery is signed with the secret of the subscriber (WebSub §7.1)', () => {
  const digest = createHmac('sha256', 'secret').update('<rss/>').digest('hex');
  expect(deliveryHeaders({ body, ...addresses, secret: 'secret' })['x-hub-signature']).toBe(
    `sha256=${digest}`,
  );
});
