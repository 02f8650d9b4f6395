/** The subscriber against a hub and a publisher on 127.0.0.1, by the numbered scenarios of the W3C implementation reports. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { discoverHub } from '../../src/collect/websub.js';
import type { StoredSubscription, SubscriptionRecords } from '../../src/source-ports.js';
import { createHttpClient } from '../../src/system/http-client.js';
import {
  createWebSubSubscriber,
  type SubscriberPorts,
  type WebSubSubscriber,
} from '../../src/system/websub-subscriber.js';
import { signBody } from '../../src/text/hub-signature.js';
import type { FeedFacts } from '../../src/vocabulary/feed-document.js';
import type { HttpClient, HttpSender } from '../../src/vocabulary/fetching.js';
import { type LoopbackHub, readText, startHub } from '../support/loopback-hub.js';
import { dialOnlyLoopback } from '../support/loopback-only.js';
import { type Handler, type LoopbackServer, startServer } from '../support/loopback-server.js';

const HOUR = 3_600_000;

function createRecords(): SubscriptionRecords & { all: Map<string, StoredSubscription> } {
  const all = new Map<string, StoredSubscription>();
  return {
    all,
    findBySource: async (sourceId) => all.get(sourceId),
    findByToken: async (token) => [...all.values()].find((record) => record.token === token),
    save: async (record) => void all.set(record.sourceId, record),
    remove: async (sourceId) => void all.delete(sourceId),
    list: async () => [...all.values()],
  };
}

let hub: LoopbackHub;
let callbacks: LoopbackServer;
let client: HttpClient & HttpSender;
let subscriber: WebSubSubscriber;
let ports: SubscriberPorts;
let records: ReturnType<typeof createRecords>;
let clock: Date;
let news: string[];
const servers: LoopbackServer[] = [];

/** Does what the web server of the product does with a callback. */
const answerCallback: Handler = async (request, response) => {
  const url = new URL(request.url ?? '', 'http://callback');
  const token = url.pathname.slice(1);
  if (request.method === 'GET') {
    const { status, body } = await subscriber.verify(token, url.searchParams);
    response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
    return;
  }
  const signature = request.headers['x-hub-signature'];
  const body = Buffer.from(await readText(request));
  const answer = await subscriber.deliver(token, body, typeof signature === 'string' ? signature : undefined);
  if (answer.sourceId !== undefined) news.push(answer.sourceId);
  response.writeHead(answer.status).end();
};

beforeEach(async () => {
  dialOnlyLoopback();
  clock = new Date('2026-11-23T12:00:00Z');
  news = [];
  records = createRecords();
  hub = await startHub(3600);
  callbacks = await startServer(answerCallback);
  servers.push(hub, callbacks);
  client = createHttpClient({
    userAgent: 'Winnow/test',
    allowHosts: ['127.0.0.1'],
    connectTimeoutMs: 2000,
    headersTimeoutMs: 2000,
    bodyTimeoutMs: 2000,
    totalTimeoutMs: 5000,
    maxBytes: 1_000_000,
    maxRedirects: 5,
    connectionsPerHost: 4,
  });
  const callbackUrl = (token: string) => `${callbacks.origin}/${token}`;
  const mayAsk = (url: string) => url !== 'https://hub.example/';
  const handOn = (sourceId: string) => subscriber.ask(sourceId);
  ports = { http: client, records, callbackUrl, handOn, mayAsk, now: () => clock };
  subscriber = createWebSubSubscriber(ports);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await client.close();
  for (const server of servers.splice(0)) await server.close();
});

async function publish(handler: Handler): Promise<string> {
  const server = await startServer(handler);
  servers.push(server);
  return server.origin;
}

/** Polls the address as a source would, and lets the subscriber see what was found. */
async function poll(url: string, feed: Pick<FeedFacts, 'hubs' | 'selfUrl'> = {}) {
  const outcome = await client.fetchDocument({ url });
  if (outcome.kind !== 'fresh') throw new Error(`not fresh: ${JSON.stringify(outcome)}`);
  const intent = await subscriber.update('source', discoverHub(outcome, feed));
  await hub.settled();
  return intent;
}

async function send(
  topic: string,
  sign: (secret: string, body: Buffer) => string | undefined,
): Promise<number> {
  const subscription = hub.subscriptions.get(topic);
  const body = Buffer.from('<feed/>');
  const signature = sign(subscription?.secret ?? '', body);
  const headers: Record<string, string> = signature === undefined ? {} : { 'X-Hub-Signature': signature };
  const answer = await fetch(subscription?.callback ?? '', { method: 'POST', body, headers });
  return answer.status;
}

const linking = (self: string, hubPath = '/'): Handler => {
  return (_request, response) => {
    response.setHeader('Link', [`<${hub.origin}${hubPath}>; rel="hub"`, `<${self}>; rel="self"`]).end('feed');
  };
};

describe('discovery and subscription', () => {
  it('100: finds hub and topic in the headers, and subscribes with a secret and an unguessable callback', async () => {
    const url = await publish(linking('/feed'));
    expect(await poll(url)).toMatchObject({ kind: 'subscribe' });
    const subscription = hub.subscriptions.get(`${url}/feed`);
    expect(subscription?.secret).toHaveLength(43);
    expect(subscription?.callback.length).toBeGreaterThan(callbacks.origin.length + 40);
    expect(records.all.get('source')).toMatchObject({ state: 'active', leaseSeconds: 3600, attempts: 0 });
  });

  it('102, 103: finds hub and topic in the document', async () => {
    const url = await publish((_request, response) => response.end('feed'));
    await poll(url, { hubs: [hub.origin], selfUrl: `${url}/own` });
    expect([...hub.subscriptions.keys()]).toEqual([`${url}/own`]);
  });

  it('104: prefers the headers to the document', async () => {
    const url = await publish(linking('/header'));
    await poll(url, { hubs: ['http://127.0.0.1:9/'], selfUrl: `${url}/body` });
    expect([...hub.subscriptions.keys()]).toEqual([`${url}/header`]);
  });

  it('200: subscribes to the address the document names, not to the one it was read from', async () => {
    const url = await publish(linking('https://elsewhere.example/feed'));
    await poll(`${url}/page`);
    expect([...hub.subscriptions.keys()]).toEqual(['https://elsewhere.example/feed']);
  });

  it.each([302, 301])('201, 202: follows a topic that redirects with %i', async (status) => {
    const url = await publish((request, response) => {
      if (request.url === '/old') response.writeHead(status, { location: '/new' }).end();
      else response.setHeader('Link', `<${hub.origin}>; rel=hub`).end('feed');
    });
    await poll(`${url}/old`);
    expect([...hub.subscriptions.keys()]).toEqual([`${url}/new`]);
  });

  it.each([301, 302, 307, 308])('203, 204: follows a hub that redirects with %i', async (status) => {
    const url = await publish(linking('/feed', `/${status}`));
    await poll(url);
    expect(hub.subscriptions.has(`${url}/feed`)).toBe(true);
  });

  it('205: rejects a verification for a topic it did not ask for, and one for an unknown callback', async () => {
    const url = await publish(linking('/feed'));
    await poll(url);
    const callback = hub.subscriptions.get(`${url}/feed`)?.callback ?? '';
    const query = 'hub.mode=subscribe&hub.challenge=x&hub.lease_seconds=60&hub.topic=';
    const topic = encodeURIComponent(`${url}/feed`);
    expect((await fetch(`${callback}?${query}https://other.example/`)).status).toBe(404);
    expect((await fetch(`${callbacks.origin}/guess?${query}${topic}`)).status).toBe(404);
    expect((await fetch(`${callback}?${query}${topic}`)).status).toBe(200);
  });

  it('renews under the same callback before the lease ends, and not earlier', async () => {
    const url = await publish(linking('/feed'));
    await poll(url);
    const first = hub.subscriptions.get(`${url}/feed`);
    clock = new Date(clock.getTime() + HOUR / 2);
    expect((await poll(url)).kind).toBe('keep');
    clock = new Date(clock.getTime() + HOUR / 3);
    expect((await poll(url)).kind).toBe('subscribe');
    expect(hub.subscriptions.get(`${url}/feed`)).toEqual(first);
    expect(records.all.get('source')?.leaseExpiresAt).toEqual(new Date(clock.getTime() + HOUR));
  });

  it('unsubscribes when the publisher names no hub any more', async () => {
    let linked = true;
    const url = await publish((request, response) => {
      if (linked) linking('/feed')(request, response);
      else response.end('feed');
    });
    await poll(url);
    linked = false;
    expect((await poll(url)).kind).toBe('unsubscribe');
    expect(hub.subscriptions.size).toBe(0);
    expect(records.all.size).toBe(0);
  });

  it('keeps nobody waiting for a hub that hangs', async () => {
    const silent = await publish(() => undefined);
    const url = await publish((_request, response) => response.end('feed'));
    const asked: Promise<void>[] = [];
    const handOn = async (sourceId: string) => void asked.push(subscriber.ask(sourceId));
    subscriber = createWebSubSubscriber({ ...ports, handOn });
    const startedAt = performance.now();
    expect(await poll(url, { hubs: [silent] })).toMatchObject({ kind: 'subscribe' });
    expect(performance.now() - startedAt).toBeLessThan(1_500);
    await Promise.all(asked);
    expect(records.all.get('source')).toMatchObject({ state: 'requested', attempts: 1 });
  });

  it('survives a hub that is not there', async () => {
    const url = await publish((_request, response) => response.end('feed'));
    await poll(url, { hubs: ['http://10.0.0.1/'] });
    expect(records.all.get('source')).toMatchObject({ state: 'requested', attempts: 1 });
  });
});

describe('distribution', () => {
  it.each(['sha1', 'sha256', 'sha384', 'sha512'] as const)(
    '300: takes a delivery signed with %s',
    async (method) => {
      const url = await publish(linking('/feed'));
      await poll(url);
      const status = await send(`${url}/feed`, (secret, body) => signBody(secret, body, method));
      expect([status, news]).toEqual([202, ['source']]);
      expect(records.all.get('source')?.lastDeliveryAt).toEqual(clock);
    },
  );

  it('301, 302: forgets a delivery with a wrong signature or none', async () => {
    const url = await publish(linking('/feed'));
    await poll(url);
    const wrong = await send(`${url}/feed`, (_secret, body) => signBody('guess', body));
    const none = await send(`${url}/feed`, () => undefined);
    expect([wrong, none, news]).toEqual([202, 202, []]);
    expect(records.all.get('source')?.lastDeliveryAt).toBeNull();
  });

  it('tells a hub that delivers to a callback of old that it is gone', async () => {
    const answer = await fetch(`${callbacks.origin}/old`, { method: 'POST', body: '<feed/>' });
    expect(answer.status).toBe(410);
  });
});

describe('renewal between polls', () => {
  const renew = async (wanted: boolean) => {
    await subscriber.renew(() => wanted);
    await hub.settled();
  };

  it('renews a lease in its last quarter, and not before', async () => {
    await poll(await publish(linking('/feed')));
    clock = new Date(clock.getTime() + 0.7 * HOUR);
    await renew(true);
    expect(hub.requests).toHaveLength(1);
    clock = new Date(clock.getTime() + 0.1 * HOUR);
    await renew(true);
    expect(hub.requests).toHaveLength(2);
    expect(records.all.get('source')?.leaseExpiresAt).toEqual(new Date(clock.getTime() + HOUR));
  });

  it('leaves the hub when the source is not wanted any more', async () => {
    await poll(await publish(linking('/feed')));
    await renew(false);
    expect(hub.subscriptions.size).toBe(0);
    expect(records.all.size).toBe(0);
  });

  it('forgets a hub that does not confirm that we leave', async () => {
    await poll(await publish(linking('/feed')));
    const [current] = records.all.values();
    if (current) await records.save({ ...current, state: 'leaving' });
    await renew(false);
    expect(records.all.size).toBe(1);
    clock = new Date(clock.getTime() + 25 * HOUR);
    await renew(false);
    expect(records.all.size).toBe(0);
    expect(hub.requests).toHaveLength(1);
  });
});

it('passes over hubs that could not reach us', async () => {
  const url = await publish((_request, response) => response.end('feed'));
  expect(await poll(url, { hubs: ['https://hub.example/'] })).toMatchObject({ kind: 'keep' });
  await poll(url, { hubs: ['https://hub.example/', hub.origin], selfUrl: `${url}/feed` });
  expect([...hub.subscriptions.keys()]).toEqual([`${url}/feed`]);
});
