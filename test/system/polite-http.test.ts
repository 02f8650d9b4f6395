/** Fetches that take their turn; the client underneath is a stand-in, so nothing is dialled. */
import { expect, test } from 'vitest';
import type { PolitenessRecord } from '../../src/collect/decide-politeness.js';
import type { PolitenessRecords } from '../../src/source-ports.js';
import { createPoliteHttp } from '../../src/system/polite-http.js';
import { createHostGate } from '../../src/system/politeness.js';
import type { HttpClient } from '../../src/vocabulary/fetching.js';
import type { FetchOutcome } from '../../src/vocabulary/outcome.js';

const start = new Date('2026-05-01T12:00:00Z');

function createRecords(): PolitenessRecords {
  const all = new Map<string, PolitenessRecord>();
  const find = (keys: readonly string[]) => keys.flatMap((key) => all.get(key) ?? []);
  return {
    find: async (keys) => find(keys),
    async update(keys, decide) {
      const { changed, value } = decide(find(keys));
      for (const record of changed) all.set(record.key, record);
      return value;
    },
    listSlow: async () => [...all.values()],
    prune: async () => undefined,
  };
}

const ok = { status: 200, headers: {}, durationMs: 1 };

/** Answers `slow` addresses with 429, every other with a document. */
function createStub(finalUrl?: string): { asked: string[]; http: HttpClient } {
  const asked: string[] = [];
  const http: HttpClient = {
    async fetchDocument({ url }): Promise<FetchOutcome> {
      asked.push(url);
      const facts = { ...ok, finalUrl: finalUrl ?? url };
      if (url.includes('slow')) return { kind: 'slow-down', retryAfterMs: 90_000, reason: '429', ...facts };
      return { kind: 'fresh', body: new Uint8Array(), validators: {}, ...facts };
    },
    close: async () => undefined,
  };
  return { asked, http };
}

function polite(stub: HttpClient, options: { hostGapMs: number; allowHosts?: string[] }) {
  let now = start;
  const records = createRecords();
  const ports = { http: stub, records, gate: createHostGate(2), now: () => now };
  const http = createPoliteHttp(ports, { allowHosts: [], ...options });
  return {
    http,
    records,
    get: (url: string) => http.fetchDocument({ url }),
    pass(ms: number) {
      now = new Date(now.getTime() + ms);
    },
  };
}

test('sends nothing to a host that asked us to slow down, until it may be asked again', async () => {
  const { asked, http } = createStub();
  const client = polite(http, { hostGapMs: 0 });
  await client.get('https://www.post.example/slow');
  client.pass(30_000);
  expect(await client.get('https://www.post.example/other')).toMatchObject({
    kind: 'slow-down',
    notAsked: true,
    retryAfterMs: 60_000,
    reason: expect.stringContaining('post.example asked us to slow down'),
  });
  expect(await client.get('https://blog.post.example/')).toMatchObject({ notAsked: true });
  expect(await client.get('https://mail.example/')).toMatchObject({ kind: 'fresh' });
  expect(asked).toHaveLength(2);
  client.pass(60_000);
  expect(await client.get('https://www.post.example/other')).toMatchObject({ kind: 'fresh' });
});

test('slows down for the host a redirect led to, not for the one that redirects', async () => {
  const { http } = createStub('https://target.example/slow');
  const client = polite(http, { hostGapMs: 0 });
  await client.get('https://short.example/slow');
  expect(await client.get('https://short.example/other')).not.toHaveProperty('notAsked');
  expect(await client.get('https://target.example/')).toMatchObject({ notAsked: true });
});

test('leaves a pause between two requests to one host, and comes back rather than wait for long', async () => {
  const { asked, http } = createStub();
  const client = polite(http, { hostGapMs: 20 });
  const began = performance.now();
  await Promise.all([1, 2, 3].map((page) => client.get(`https://post.example/${page}`)));
  expect(performance.now() - began).toBeGreaterThanOrEqual(38);
  expect(asked).toHaveLength(3);
  const crowd = polite(http, { hostGapMs: 11_000 });
  expect(await crowd.get('https://post.example/a')).toMatchObject({ kind: 'fresh' });
  expect(await crowd.get('https://post.example/b')).toMatchObject({ notAsked: true, retryAfterMs: 11_000 });
});

test('makes no pause for loopback and for the hosts the operator allows', async () => {
  const { http } = createStub();
  const client = polite(http, { hostGapMs: 60_000, allowHosts: ['news.internal:8080'] });
  for (const url of ['http://127.0.0.1:3000/', 'http://[::1]/', 'http://news.internal:8080/']) {
    for (const page of ['a', 'b']) expect(await client.get(url + page)).toMatchObject({ kind: 'fresh' });
  }
});

test('still minds what such a host asks for', async () => {
  const { http } = createStub();
  const client = polite(http, { hostGapMs: 0 });
  await client.get('http://127.0.0.1:3000/slow');
  expect(await client.get('http://127.0.0.1:3000/')).toMatchObject({ notAsked: true });
  expect(await client.get('http://127.0.0.1:3001/')).toMatchObject({ kind: 'fresh' });
});

test('stops waiting when the program ends', async () => {
  const { asked, http } = createStub();
  const client = polite(http, { hostGapMs: 9_000 });
  await client.get('https://post.example/1');
  const waiting = client.get('https://post.example/2');
  setTimeout(() => void client.http.close(), 10);
  expect(await waiting).toMatchObject({ kind: 'failed', failure: 'interrupted' });
  expect(asked).toHaveLength(1);
});

test('lets an address that is none fail as the client says', async () => {
  const { asked, http } = createStub();
  await polite(http, { hostGapMs: 0 }).get('nonsense');
  expect(asked).toEqual(['nonsense']);
});
