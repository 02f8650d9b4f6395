/** Requests to our hub (W3C WebSub §5.1). */
import { expect, test } from 'vitest';
import {
  denialUrl,
  type HubRequest,
  readHubRequest,
  verificationUrl,
} from '../../src/serve/read-hub-request.js';

const site = 'https://news.example/winnow';
const good = {
  'hub.mode': 'subscribe',
  'hub.callback': 'https://reader.example/callback?user=7',
  'hub.topic': `${site}/topics/harbour/rss.xml`,
};
const read = (changes: Record<string, string> = {}) =>
  readHubRequest(new URLSearchParams({ ...good, ...changes }), site);
const leaseOf = (text: string) => {
  const verdict = read({ 'hub.lease_seconds': text });
  return verdict.ok ? verdict.request.leaseSeconds : undefined;
};

test('a subscription has a callback, a path of this site, and a lease', () => {
  expect(read({ 'hub.secret': 'Geheimniß' })).toEqual({
    ok: true,
    request: {
      mode: 'subscribe',
      callback: good['hub.callback'],
      path: '/topics/harbour/rss.xml',
      leaseSeconds: 864_000,
      secret: 'Geheimniß',
    },
  });
});

test.each([
  ['hub.mode', 'publish'],
  ['hub.mode', ''],
  ['hub.callback', ''],
  ['hub.callback', 'javascript:alert(1)'],
  ['hub.callback', 'https://user:secret@reader.example/'],
  ['hub.callback', 'https://reader.example/#part'],
  ['hub.callback', `https://reader.example/${'x'.repeat(3000)}`],
  ['hub.topic', 'https://news.example/topics/harbour/rss.xml'],
  ['hub.topic', 'https://news.example.evil.example/winnow/topics/harbour/rss.xml'],
  ['hub.topic', 'https://news.example/winnow@evil.example/rss.xml'],
  ['hub.secret', 'é'.repeat(100)],
])('a wrong %s is refused with a sentence: %s', (name, value) => {
  const verdict = read({ [name]: value });
  expect(verdict.ok ? '' : verdict.because).toContain(name);
});

test('a lease is neither an instant nor for ever', () => {
  expect([leaseOf('1'), leaseOf('86400'), leaseOf('9999999999'), leaseOf('-5'), leaseOf('soon')]).toEqual([
    3_600, 86_400, 2_592_000, 864_000, 864_000,
  ]);
});

test('the callback is asked with its own parameters kept (WebSub §5.3)', () => {
  const request: HubRequest = {
    mode: 'subscribe',
    callback: 'https://reader.example/callback?user=7&hub.mode=x',
    path: '/all/rss.xml',
    leaseSeconds: 3_600,
  };
  const { searchParams } = new URL(verificationUrl(request, site, 'challenge-1'));
  expect([...searchParams]).toEqual([
    ['user', '7'],
    ['hub.mode', 'x'],
    ['hub.mode', 'subscribe'],
    ['hub.topic', `${site}/all/rss.xml`],
    ['hub.challenge', 'challenge-1'],
    ['hub.lease_seconds', '3600'],
  ]);
  const leaving = new URL(verificationUrl({ ...request, mode: 'unsubscribe' }, site, 'c')).searchParams;
  expect(leaving.has('hub.lease_seconds')).toBe(false);
});

test('a denial names the feed and the reason, and what the callback holds stays (WebSub §5.2)', () => {
  const subscriber = { callback: 'https://reader.example/callback?user=7', path: '/all/rss.xml' };
  expect([...new URL(denialUrl(subscriber, site, 'It is over.')).searchParams]).toEqual([
    ['user', '7'],
    ['hub.mode', 'denied'],
    ['hub.topic', `${site}/all/rss.xml`],
    ['hub.reason', 'It is over.'],
  ]);
});
