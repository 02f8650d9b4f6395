/** Whole polls over stand-ins for the network and the store: nothing is dialled. */
import { beforeEach, expect, test, vi } from 'vitest';
import { type CollectPorts, type CollectSettings, collectSource } from '../../src/collect/collect.js';
import type { HubDiscovery } from '../../src/collect/websub.js';
import type { PollEntries, StoredSubscription } from '../../src/source-ports.js';
import type { FetchOutcome } from '../../src/vocabulary/outcome.js';
import type { PollResult, SourceRecord } from '../../src/vocabulary/source.js';
import { sourceRecord } from '../support/source-record.js';

const now = new Date('2026-05-01T12:00:00Z');
const address = 'https://post.example/news';
const hourMs = 3_600_000;

let documents: Map<string, FetchOutcome>;
let asked: string[];
let source: SourceRecord;
let settings: CollectSettings;
let subscription: StoredSubscription | undefined;
let recorded: { result: PollResult; entries: PollEntries } | undefined;
let postponed: { until: Date; because: string } | undefined;
let missed: boolean;
let allowed: boolean;
let subscribed: (HubDiscovery | undefined)[];

function fresh(url: string, text: string, headers: Record<string, string> = {}): FetchOutcome {
  const facts = { finalUrl: url, status: 200, headers, durationMs: 1 };
  return { kind: 'fresh', body: Buffer.from(text), validators: { etag: '"1"' }, ...facts };
}

function publish(url: string, text: string, headers?: Record<string, string>): void {
  documents.set(url, fresh(url, text, headers));
}

function rss(...titles: string[]): string {
  const items = titles.map(
    (title) =>
      `<item><title>${title}</title><guid>${title}</guid><pubDate>Fri, 01 May 2026 11:00:00 GMT</pubDate></item>`,
  );
  return `<rss version="2.0"><channel><title>Post</title>${items.join('')}</channel></rss>`;
}

function ports(): CollectPorts {
  const quiet = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const store = {
    sources: {
      findForPoll: async () => ({
        source,
        recentInstants: [],
        hasSubscription: subscription !== undefined,
      }),
      recordPoll: async (_id: string, result: PollResult, entries: PollEntries) => {
        recorded = { result, entries };
        return entries.added.map(({ key }) => key);
      },
      postpone: async (_id: string, until: Date, because: string) => {
        postponed = { until, because };
      },
    },
    entries: { findKnown: async () => [] },
    subscriptions: {
      findBySource: async () => subscription,
      markMiss: async () => {
        missed = true;
      },
    },
  };
  const http = {
    fetchDocument: async ({ url }: { url: string }) => {
      asked.push(url);
      return (
        documents.get(url) ?? { kind: 'failed', failure: 'not-found', reason: `There is nothing at ${url}.` }
      );
    },
    close: async () => undefined,
  };
  const robots = {
    judge: async () => (allowed ? { allowed } : { allowed, because: 'robots.txt does not allow it' }),
  };
  const subscribe = async (_id: string, found: HubDiscovery | undefined) => {
    subscribed.push(found);
    return { kind: 'keep', because: '' };
  };
  const queue = { add: async () => undefined };
  const rest = { settingsOf: () => settings, log: quiet, now: () => now, random: () => 0 };
  return { store, http, robots, subscribe, queue, ...rest } as unknown as CollectPorts;
}

async function poll(): Promise<{ result: PollResult; titles: (string | undefined)[] }> {
  await collectSource(ports(), 'post');
  if (!recorded) throw new Error('nothing was recorded');
  return {
    result: recorded.result,
    titles: recorded.entries.added.map(({ announced }) => announced.title),
  };
}

beforeEach(() => {
  documents = new Map();
  asked = [];
  source = sourceRecord({ id: 'post', url: address });
  settings = {
    url: address,
    type: 'auto',
    headers: {},
    secrets: [],
    plan: { floorMs: 60_000, ceilingMs: 6 * hourMs },
    firstItems: 20,
  };
  subscription = undefined;
  recorded = undefined;
  postponed = undefined;
  missed = false;
  allowed = true;
  subscribed = [];
});

test('remembers the feed that a page names, and asks it the next time', async () => {
  const link = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">';
  publish(address, `<!doctype html><html><head>${link}</head><body></body></html>`);
  publish('https://post.example/feed.xml', rss('One'));
  const { result, titles } = await poll();
  expect(titles).toEqual(['One']);
  expect(result).toMatchObject({ discoveredUrl: 'https://post.example/feed.xml', failure: null });
  source = { ...source, discoveredUrl: 'https://post.example/feed.xml' };
  asked = [];
  await poll();
  expect(asked).toEqual(['https://post.example/feed.xml']);
});

test('says what is wrong with the feed that a page names, rather than that the page is none', async () => {
  publish(
    address,
    '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>',
  );
  const { result } = await poll();
  expect(result).toMatchObject({
    failure: 'not-found',
    failureReason: 'There is nothing at https://post.example/feed.xml.',
  });
  expect(result.discoveredUrl).toBeUndefined();
});

test('looks for no feed on a page where the configuration says it is a feed', async () => {
  settings = { ...settings, type: 'feed' };
  publish(
    address,
    '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>',
  );
  expect((await poll()).result.failure).toBe('not-a-feed');
  expect(asked).toEqual([address]);
});

test('reads the sitemaps an index lists, and keeps nothing that would hide their changes', async () => {
  settings = { ...settings, type: 'sitemap' };
  const child = 'https://post.example/news-sitemap.xml';
  publish(address, `<sitemapindex><sitemap><loc>${child}</loc></sitemap></sitemapindex>`);
  publish(child, '<urlset><url><loc>https://post.example/1</loc></url></urlset>');
  const { result } = await poll();
  expect(recorded?.entries.added).toHaveLength(1);
  expect(result.validators).toEqual({});
  expect(result.bodyHash).toBeUndefined();
});

test('asks for no listing page that robots.txt closes, and says so', async () => {
  settings = { ...settings, select: { item: 'article' } };
  allowed = false;
  expect((await poll()).result).toMatchObject({ failure: 'blocked-by-robots', failures: 1 });
  expect(asked).toEqual([]);
});

test('asks for feeds whatever robots.txt says: they are made for programs', async () => {
  allowed = false;
  publish(address, rss('One'));
  expect((await poll()).result.failure).toBeNull();
});

test('puts a poll off without a failure when its host may not be asked yet', async () => {
  const facts = { finalUrl: address, status: 0, headers: {}, durationMs: 0 };
  const reason = 'post.example asked us to slow down.';
  documents.set(address, { kind: 'slow-down', notAsked: true, retryAfterMs: 60_000, reason, ...facts });
  await collectSource(ports(), 'post');
  expect(recorded).toBeUndefined();
  expect(postponed).toEqual({ until: new Date(now.getTime() + 60_000), because: reason });
});

test('records nothing of a poll that the end of the program cut off', async () => {
  documents.set(address, { kind: 'failed', failure: 'interrupted', reason: 'The program ends.' });
  await expect(collectSource(ports(), 'post')).rejects.toMatchObject({ code: 'interrupted', retry: 'later' });
  expect(recorded ?? postponed).toBeUndefined();
});

test('leaves a source alone that is switched off', async () => {
  source = { ...source, enabled: false };
  await collectSource(ports(), 'post');
  expect(asked).toEqual([]);
});

test('asks once, however often a poll was asked for before it began', async () => {
  publish(address, rss('One'));
  const askedAt = new Date(now.getTime() - 60_000);
  source = { ...source, lastPollAt: new Date(askedAt.getTime() + 1) };
  await collectSource(ports(), 'post', askedAt);
  expect(asked).toEqual([]);
  source = { ...source, lastPollAt: new Date(askedAt.getTime() - 1) };
  await collectSource(ports(), 'post', askedAt);
  expect(asked).toHaveLength(1);
});

test('shows no secret in the reason of a failure', async () => {
  settings = { ...settings, url: `${address}?key=hush-hush`, secrets: ['hush-hush'] };
  expect((await poll()).result.failureReason).toBe('There is nothing at https://post.example/news?key=***.');
});

const active: StoredSubscription = {
  sourceId: 'post',
  token: 't',
  secret: 's',
  hub: 'https://hub.example/',
  topic: address,
  state: 'active',
  requestedAt: now,
  attempts: 0,
  leaseSeconds: 864_000,
  leaseExpiresAt: new Date(now.getTime() + 864_000_000),
  lastDeliveryAt: new Date(now.getTime() - 5 * hourMs),
  lastMissAt: null,
};

test('tells the subscriber which hub a document names, unless the source needs secrets', async () => {
  const link = { link: '<https://hub.example/>; rel="hub"' };
  publish(address, rss('One'), link);
  await poll();
  expect(subscribed).toEqual([{ hubs: ['https://hub.example/'], topic: address }]);
  settings = { ...settings, headers: { cookie: 'session=1' } };
  await poll();
  expect(subscribed).toHaveLength(1);
});

test('polls as rarely as it may while a hub delivers', async () => {
  subscription = active;
  publish(address, rss('One'));
  const { result } = await poll();
  expect(result.nextPollAt.getTime() - now.getTime()).toBe(6 * hourMs);
  expect(result.pollBecause).toContain('its hub tells us');
});

test('holds an article against the hub that a poll finds and the hub did not deliver', async () => {
  publish(address, rss('One'));
  source = { ...source, lastSuccessAt: now, lastPollAt: new Date(now.getTime() - 2 * hourMs) };
  subscription = active;
  await poll();
  expect(missed).toBe(true);
});

test('holds nothing against a hub that sent us to look', async () => {
  publish(address, rss('One'));
  source = { ...source, lastSuccessAt: now, lastPollAt: new Date(now.getTime() - 2 * hourMs) };
  subscription = { ...active, lastDeliveryAt: new Date(now.getTime() - 1_000) };
  await poll();
  expect(missed).toBe(false);
});
