/** The fleet among servers of others that hang, reset, drip and send garbage: publishers, hubs, subscribers, name servers. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readText } from '../support/loopback-hub.js';
import { type LoopbackServer, startServer } from '../support/loopback-server.js';
import { manners, startNameServer } from '../support/name-server.js';
import { hasPostgres, hasRedis } from '../support/own-servers.js';
import { until } from '../support/program.js';
import { type HostileServers, startHostileServers } from './hostile-servers.js';
import { makeNetwork } from './network.js';
import { topics } from './news.js';
import { type Outcome, runScenario, type Stage } from './scenario.js';
import { ask } from './snapshot.js';
import { removeServers, startServersAt, testLimitMs, useTrial } from './trial.js';

/** Of one process; the quiet run has about 30 sockets and 250 MB. */
const bounds = { sockets: 150, megabytes: 500 };

/** A subscriber that means well and keeps what it is sent. */
async function startReader(): Promise<LoopbackServer & { told: string[] }> {
  const told: string[] = [];
  const server = await startServer(async (request, response) => {
    const challenge = new URL(request.url ?? '', 'http://reader').searchParams.get('hub.challenge');
    if (challenge === null) told.push(await readText(request));
    response.end(challenge ?? '');
  });
  return { ...server, told };
}

/** So that a hostile callback becomes a subscriber first. */
function confirm(request: string): string | undefined {
  const challenge = /^GET .*[?&]hub\.challenge=([^& ]+)/.exec(request)?.[1];
  if (challenge === undefined) return undefined;
  return `HTTP/1.1 200 OK\r\nContent-Length: ${challenge.length}\r\nConnection: close\r\n\r\n${challenge}`;
}

/** Waits for the feed, which has to be there before anybody can subscribe to it. */
async function subscribe({ fleet }: Stage, topic: string, callback: string): Promise<void> {
  const form = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': `${fleet.url}/topics/${topic}/atom.xml`,
    'hub.callback': callback,
  });
  await until(async () => (await fetch(`${fleet.url}/hub`, { method: 'POST', body: form })).status === 202);
}

/** Of each hostile subscriber: one address may ask our hub for sixty a minute, its owner for as many as it likes. */
const copies = 10;

async function multiply({ databaseUrl }: Stage, except: string): Promise<void> {
  await until(
    async () => (await ask(databaseUrl, 'select from winnow.subscriber_intent limit 1')).length === 0,
    60_000,
  );
  await ask(
    databaseUrl,
    `insert into winnow.subscriber (callback, path, secret, lease_expires_at, delivered_etag, next_attempt_at)
     select callback || '/' || number, path, secret, lease_expires_at, delivered_etag, next_attempt_at
     from winnow.subscriber cross join generate_series(1, ${copies - 1}) as number where callback not like '%${except}%'`,
  );
}

describe.skipIf(!hasPostgres || !hasRedis)('a fleet of eight (skipped without PostgreSQL and Redis)', () => {
  const trial = useTrial();

  function expectNothingLost(outcome: Outcome): void {
    trial().expectNothingLost(outcome);
    expect(outcome.deaths).toBe(0);
    expect(outcome.most.sockets).toBeLessThan(bounds.sockets);
    expect(outcome.most.megabytes).toBeLessThan(bounds.megabytes);
  }

  test(
    'loses nothing by publishers that hang, reset, drip and send garbage',
    async () => {
      const publishers = await startHostileServers();
      try {
        const hostile = publishers.servers.map(({ id, origin }) => ({ id, url: `${origin}/feed.xml` }));
        expectNothingLost(await runScenario(trial().servers, { name: 'hostile publishers', hostile }));
        expect(publishers.requests()).toBeGreaterThan(hostile.length);
      } finally {
        await publishers.close();
      }
    },
    testLimitMs,
  );

  const hostsOf = ({ servers }: HostileServers) => servers.map(({ origin }) => new URL(origin).host);
  test(
    'loses nothing by hubs and subscribers that do so, and tells the others in time',
    async () => {
      const hubs = await startHostileServers();
      const strangers = await startHostileServers(confirm);
      const reader = await startReader();
      try {
        const outcome = await runScenario(trial().servers, {
          name: 'hostile hubs and subscribers',
          isPublic: true,
          timeout: '60s',
          allow: [...hostsOf(hubs), ...hostsOf(strangers), new URL(reader.origin).host],
          hubOf: (source) => `${hubs.servers[source % hubs.servers.length]?.origin}/hub`,
          async fault(stage) {
            for (const topic of topics) {
              await subscribe(stage, topic, `${reader.origin}/${topic}`);
              for (const { origin } of strangers.servers) await subscribe(stage, topic, `${origin}/${topic}`);
            }
            await multiply(stage, new URL(reader.origin).host);
          },
          isTold: ({ probe }) => reader.told.some((text) => text.includes(probe.title)),
        });
        expectNothingLost(outcome);
        expect(hubs.requests()).toBeGreaterThanOrEqual(hubs.servers.length);
        expect(strangers.requests()).toBeGreaterThan(strangers.servers.length * topics.length * copies);
      } finally {
        await Promise.all([hubs.close(), strangers.close(), reader.close()]);
      }
    },
    testLimitMs,
  );

  test.skipIf(process.getuid?.() !== 0 || !existsSync('/usr/sbin/ip'))(
    'loses nothing by name servers that do so (skipped without root and iproute2)',
    async () => {
      const network = makeNetwork();
      const names = await startNameServer(
        (name) =>
          name === 'press.example' ? network.host : manners.find((manner) => name.startsWith(manner)),
        { host: network.host, port: 53 },
      );
      const own = await startServersAt(network.host);
      try {
        const hostile = manners.flatMap((manner) =>
          Array.from({ length: 10 }, (_, number) => {
            const id = `${manner}-${number}`;
            return { id, url: `http://${id}.example/feed.xml` };
          }),
        );
        expectNothingLost(
          await runScenario(own, {
            name: 'hostile name servers',
            host: network.host,
            pressName: 'press.example',
            timeout: '60s',
            hostile,
            fleet: { prefix: network.prefix },
          }),
        );
        for (const { id } of hostile) expect(names.asked).toContain(`${id}.example`);
      } finally {
        network.remove();
        await names.close();
        await removeServers(own);
      }
    },
    testLimitMs,
  );
});
