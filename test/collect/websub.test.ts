/** The pure parts of a WebSub subscriber. */
import { describe, expect, it } from 'vitest';
import { buildSubscriptionBody, discoverHub, judgeDelivery, verifyIntent } from '../../src/collect/websub.js';
import { signBody } from '../../src/text/hub-signature.js';

const finalUrl = 'https://a.example/feed';

describe('discoverHub', () => {
  it('prefers the header to the document', () => {
    const headers = { link: '<https://hub.example/>; rel=hub, <https://a.example/topic>; rel=self' };
    const feed = { hubs: ['https://other.example/'], selfUrl: 'https://a.example/other' };
    expect(discoverHub({ finalUrl, headers }, feed)).toEqual({
      hubs: ['https://hub.example/'],
      topic: 'https://a.example/topic',
    });
  });

  it('takes every hub of the document once, resolved', () => {
    const feed = { hubs: ['/hub', 'https://hub.example/', '/hub', 'javascript:alert(1)'], selfUrl: '/self' };
    expect(discoverHub({ finalUrl, headers: {} }, feed)).toEqual({
      hubs: ['https://a.example/hub', 'https://hub.example/'],
      topic: 'https://a.example/self',
    });
  });

  it('takes the address it came from where no address is named, and nothing where no hub is', () => {
    expect(discoverHub({ finalUrl, headers: {} }, { hubs: ['https://hub.example/'] })?.topic).toBe(finalUrl);
    expect(discoverHub({ finalUrl, headers: { link: '</x>; rel=self' } }, {})).toBeUndefined();
  });
});

describe('buildSubscriptionBody', () => {
  const request = { topic: finalUrl, callback: 'https://w.example/c/1', secret: 's&' };
  it('asks for a lease and sends the secret when it subscribes', () => {
    const form = new URLSearchParams(buildSubscriptionBody({ mode: 'subscribe', ...request }));
    expect(Object.fromEntries(form)).toEqual({
      'hub.mode': 'subscribe',
      'hub.topic': finalUrl,
      'hub.callback': 'https://w.example/c/1',
      'hub.lease_seconds': '864000',
      'hub.secret': 's&',
    });
  });

  it('sends neither when it leaves', () => {
    const form = new URLSearchParams(buildSubscriptionBody({ mode: 'unsubscribe', ...request }));
    expect([...form.keys()]).toEqual(['hub.mode', 'hub.topic', 'hub.callback']);
  });
});

describe('verifyIntent', () => {
  const wanted = { mode: 'subscribe' as const, topic: finalUrl };
  const ask = (changes: Record<string, string> = {}) =>
    new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.topic': finalUrl,
      'hub.challenge': 'abc',
      'hub.lease_seconds': '3600',
      ...changes,
    });

  it('echoes the challenge of what was asked for, with the lease the hub grants', () => {
    expect(verifyIntent(ask(), wanted)).toEqual({
      kind: 'confirmed',
      mode: 'subscribe',
      challenge: 'abc',
      leaseSeconds: 3600,
    });
  });

  it('rejects another topic, another mode, an unknown callback and a missing or endless challenge', () => {
    const wrong: Record<string, string>[] = [
      { 'hub.topic': 'https://b.example/' },
      { 'hub.mode': 'unsubscribe' },
      { 'hub.challenge': '' },
    ];
    for (const changes of wrong) expect(verifyIntent(ask(changes), wanted).kind).toBe('rejected');
    expect(verifyIntent(ask({ 'hub.challenge': 'x'.repeat(5000) }), wanted).kind).toBe('rejected');
    expect(verifyIntent(ask(), undefined).kind).toBe('rejected');
  });

  it('reads a denial, and keeps its words on one short line', () => {
    const denial = ask({ 'hub.mode': 'denied', 'hub.reason': `no\nforged line ${'x'.repeat(500)}` });
    const verdict = verifyIntent(denial, wanted);
    expect(verdict.kind).toBe('denied');
    const reason = verdict.kind === 'denied' ? verdict.reason : '';
    expect(reason).toMatch(/^The hub refuses the subscription: no forged line x+$/);
    expect(reason.length).toBeLessThan(250);
  });

  it.each([
    ['nonsense', 864_000],
    ['1', 60],
    ['99999999999', 31_536_000],
  ])('bounds a lease of %s', (lease, leaseSeconds) => {
    expect(verifyIntent(ask({ 'hub.lease_seconds': lease }), wanted)).toMatchObject({ leaseSeconds });
  });
});

describe('judgeDelivery', () => {
  const body = Buffer.from('<feed/>');
  it('accepts the right signature only, once there is a secret', () => {
    expect(judgeDelivery('s', body, signBody('s', body)).accepted).toBe(true);
    expect(judgeDelivery('s', body, signBody('t', body)).accepted).toBe(false);
    expect(judgeDelivery('s', body, undefined).accepted).toBe(false);
    expect(judgeDelivery(undefined, body, undefined).accepted).toBe(true);
  });
});
