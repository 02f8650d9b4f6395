/** Our WebSub hub over real HTTP, with subscribers on 127.0.0.1. */
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isSignedBy } from '../../src/text/hub-signature.js';
import { readText } from '../support/loopback-hub.js';
import { type LoopbackServer, startServer } from '../support/loopback-server.js';
import { freePort, until } from '../support/program.js';
import { type Site, startSite } from '../support/site.js';

interface Received {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
  /** How many of the silent had been told when it came. */
  after: number;
}

describe('the hub', () => {
  let site: Site;
  let reader: LoopbackServer;
  let stranger: LoopbackServer;
  const toldAtOnce = 32;
  let silent: LoopbackServer[];
  let topic: string;
  let received: Received[];
  let asked: URLSearchParams[];
  const pings: URLSearchParams[] = [];
  /** What the reader answers to deliveries and to questions. */
  let status: number;
  let consents: boolean;

  beforeAll(async () => {
    const port = await freePort();
    reader = await startServer(async (request, response) => {
      const { pathname: path, searchParams } = new URL(request.url ?? '', 'http://reader');
      if (path === '/other-hub') {
        pings.push(new URLSearchParams(await readText(request)));
        response.writeHead(pings.length === 1 ? 503 : 204).end();
        return;
      }
      if (request.method === 'GET') {
        asked.push(searchParams);
        response.writeHead(consents ? 200 : 404).end(searchParams.get('hub.challenge') ?? '');
        return;
      }
      received.push({ path, headers: request.headers, body: await readText(request), after: countTold() });
      response.writeHead(status).end();
    });
    stranger = await startServer((_request, response) => response.end());
    silent = await Promise.all(Array.from({ length: toldAtOnce + 8 }, () => startServer(() => undefined)));
    site = await startSite(port, configOf(`http://127.0.0.1:${port}`));
    topic = `${site.url}/topics/harbour/atom.xml`;
  });
  afterAll(async () => {
    await site.close();
    await Promise.all([reader, stranger, ...silent].map((server) => server.close()));
  });
  beforeEach(async () => {
    [received, asked, status, consents] = [[], [], 204, true];
    await site.context.database.query('delete from subscriber');
  });

  const countTold = () => silent.filter(({ requests }) => requests.length > 0).length;

  const configOf = (url: string) => ({
    site: {
      title: 'Test News',
      tagHost: 'news.test,2026',
      url,
      hubs: [`${reader.origin}/other-hub`],
    },
    network: { allow: [reader, ...silent].map(({ port }) => `127.0.0.1:${port}`) },
    topics: [{ id: 'harbour', match: 'harbour' }],
  });

  const post = (changes: Record<string, string> = {}) =>
    fetch(`${site.url}/hub`, {
      method: 'POST',
      body: new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.callback': `${reader.origin}/callback`,
        'hub.topic': topic,
        'hub.secret': 'between us',
        ...changes,
      }),
    });
  const count = async () => (await site.context.database.query('select from subscriber')).length;
  const settled = () =>
    until(async () => {
      const { waiting, active } = await site.context.queue.counts('deliver');
      const asking = await site.context.database.query('select from subscriber_intent');
      return waiting + active + asking.length === 0;
    });
  async function subscribe(changes: Record<string, string> = {}): Promise<void> {
    const before = await count();
    expect((await post(changes)).status).toBe(202);
    await until(async () => (await count()) > before);
  }

  test('is named in the feeds and in their headers (WebSub §4)', async () => {
    const { headers, text } = await site.get('/topics/harbour/atom.xml');
    const other = `${reader.origin}/other-hub`;
    expect(headers.get('link')).toBe(
      `<${site.url}/hub>; rel="hub", <${other}>; rel="hub", <${topic}>; rel="self"`,
    );
    for (const hub of [`${site.url}/hub`, other]) expect(text).toContain(`<link rel="hub" href="${hub}"/>`);
    const list = await site.get('/opml.xml');
    expect(list.headers.get('link')).toBe(`<${site.url}/opml.xml>; rel="self"`);
  });

  test('sends the whole document, signed, as soon as it changes', async () => {
    await subscribe({ 'hub.lease_seconds': '86400' });
    expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
      'hub.mode': 'subscribe',
      'hub.topic': topic,
      'hub.lease_seconds': '86400',
    });
    await site.addArticles('harbour', [{ title: 'Bridge closed' }]);
    await until(() => received.length > 0);
    const { text, headers } = await site.get('/topics/harbour/atom.xml');
    expect(received[0]).toMatchObject({
      path: '/callback',
      body: text,
      headers: {
        'content-type': headers.get('content-type'),
        link: `<${site.url}/hub>; rel="hub", <${topic}>; rel="self"`,
      },
    });
    const signature = received[0]?.headers['x-hub-signature'];
    expect(isSignedBy('between us', Buffer.from(text), String(signature))).toBe(true);
    await site.addArticles('harbour', [{ title: 'Bridge open' }]);
    await until(() => received.length > 1);
    expect(received[1]?.body).toContain('Bridge open');
  });

  test('tells the hubs of others which feeds have changed, and again after a failure', async () => {
    pings.length = 0;
    await site.addArticles('harbour', [{ title: 'Lighthouse lit' }]);
    await until(() => pings.length > 1);
    for (const ping of pings.slice(0, 2)) {
      expect(ping.get('hub.mode')).toBe('publish');
      for (const name of ['hub.url', 'hub.topic']) {
        expect(ping.getAll(name)).toEqual(expect.arrayContaining([topic, `${site.url}/all/rss.xml`]));
        expect(ping.getAll(name).filter((url) => !/\.(?:xml|json)$/.test(url))).toEqual([]);
      }
    }
  });

  test('subscribes nobody who did not mean it, and leaves a subscription as it is', async () => {
    consents = false;
    expect((await post()).status).toBe(202);
    await until(() => asked.length > 0);
    await settled();
    expect(await count()).toBe(0);
    consents = true;
    await subscribe();
    consents = false;
    await post({ 'hub.mode': 'unsubscribe' });
    await until(() => asked.length > 2);
    await settled();
    expect(await count()).toBe(1);
  });

  test('lets a subscriber leave', async () => {
    await subscribe();
    await post({ 'hub.mode': 'unsubscribe' });
    await until(async () => (await count()) === 0);
    await site.addArticles('harbour', [{ title: 'Unheard' }]);
    await settled();
    expect(received).toEqual([]);
  });

  test('tries again what failed, with what is current then', async () => {
    await subscribe();
    status = 503;
    await site.addArticles('harbour', [{ title: 'Ferry late' }]);
    await until(() => received.length > 0);
    await until(
      async () => (await site.context.database.query('select from subscriber where failures = 1')).length > 0,
    );
    await site.addArticles('harbour', [{ title: 'Ferry later' }]);
    await settled();
    expect(received).toHaveLength(1);
    status = 204;
    await site.context.database.query("update subscriber set next_attempt_at = now() - interval '1 second'");
    await site.context.hub?.announce();
    await until(() => received.length > 1);
    expect(received[1]?.body).toContain('Ferry later');
    await until(
      async () => (await site.context.database.query('select from subscriber where failures = 0')).length > 0,
    );
  });

  test('tells who takes news before those who did not take it, so that many who hang keep it from nobody', async () => {
    const { database, hub, store } = site.context;
    for (const { origin } of silent) {
      const path = '/topics/harbour/atom.xml';
      const intent = { mode: 'subscribe' as const, callback: `${origin}/`, path, leaseSeconds: 3_600 };
      await store.subscribers.confirm(intent, new Date());
    }
    await database.query('update subscriber set failures = 1');
    await subscribe();
    await site.addArticles('harbour', [{ title: 'Heard by all who listen' }]);
    await hub?.announce();
    await until(() => received.length > 0);
    expect(received[0]?.body).toContain('Heard by all');
    // Whoever is told at the same time may be told first.
    expect(received[0]?.after).toBeLessThan(toldAtOnce);
    await until(() => countTold() === silent.length);
  });

  test('drops who is gone, who fails for days, and whose lease has ended', async () => {
    await subscribe();
    status = 410;
    await site.addArticles('harbour', [{ title: 'Gone' }]);
    await until(async () => (await count()) === 0);
    await subscribe();
    status = 500;
    await site.context.database.query('update subscriber set failures = 7');
    await site.addArticles('harbour', [{ title: 'Dead' }]);
    await until(async () => (await count()) === 0);
    await subscribe();
    await site.context.database.query('update subscriber set lease_expires_at = now()');
    received = [];
    await site.addArticles('harbour', [{ title: 'Too late' }]);
    await settled();
    expect(received).toEqual([]);
    await site.context.hub?.prune();
    expect(await count()).toBe(0);
  });

  test('refuses what it does not have, with a sentence', async () => {
    for (const wrong of [
      { 'hub.topic': `${site.url}/topics/none/rss.xml` },
      { 'hub.topic': `${site.url}/topics/harbour/` },
      { 'hub.topic': `${site.url}/status` },
    ]) {
      const answer = await post(wrong);
      expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('hub.topic')]);
    }
    const answer = await post({ 'hub.callback': 'none' });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('hub.callback')]);
    expect(asked).toEqual([]);
  });

  test('pushes the feed of a source also when somebody asks for it before the publisher comes to it', async () => {
    const path = '/sources/paper/atom.xml';
    await site.get(path);
    await subscribe({ 'hub.topic': site.url + path });
    await site.context.database.query("update article set title = 'Asked for by a reader'");
    await site.context.store.outputFeeds.markChanged(['sources/paper']);
    expect((await site.get(path)).text).toContain('Asked for by a reader');
    await until(() => received.some(({ body }) => body.includes('Asked for by a reader')));
  });

  test('tells a subscriber that its request is denied when the feed has ended meanwhile (WebSub §5.2)', async () => {
    const { database, store } = site.context;
    const intent = await store.subscribers.ask(
      {
        mode: 'subscribe',
        callback: `${reader.origin}/callback?id=1`,
        path: '/topics/none/rss.xml',
        leaseSeconds: 3_600,
      },
      new Date(),
    );
    await site.context.hub?.run({ kind: 'verify', intentId: intent ?? '' });
    expect(asked.map((query) => Object.fromEntries(query))).toEqual([
      {
        id: '1',
        'hub.mode': 'denied',
        'hub.topic': `${site.url}/topics/none/rss.xml`,
        'hub.reason': 'There is no such feed here any more.',
      },
    ]);
    expect(await database.query('select from subscriber_intent')).toEqual([]);
  });

  test('never calls a private address', async () => {
    await post({ 'hub.callback': `http://127.0.0.1:${stranger.port}/callback` });
    await settled();
    expect([stranger.requests.length, await count()]).toEqual([0, 0]);
  });

  test('takes leave of the subscribers of a topic that is removed or closed, and of no others (WebSub §5.2)', async () => {
    await subscribe();
    await subscribe({ 'hub.topic': `${site.url}/all/rss.xml` });
    const config = {
      ...configOf(site.url),
      topics: [{ id: 'harbour', match: 'harbour', token: 'x'.repeat(32) }],
    };
    await site.restart(config);
    await until(async () => (await count()) === 1);
    const denials = asked.filter((query) => query.get('hub.mode') === 'denied');
    expect(denials.map((query) => query.get('hub.topic'))).toEqual([topic]);
    await site.addArticles('harbour', [{ title: 'Behind closed doors' }]);
    await settled();
    expect(received.filter(({ headers }) => headers.link?.includes('/topics/'))).toEqual([]);
  });
});
