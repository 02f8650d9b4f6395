/** What operators are told of sources, over stand-ins for the store. */
import { expect, test } from 'vitest';
import type { PolitenessRecord } from '../src/collect/decide-politeness.js';
import { reportSources } from '../src/report-sources.js';
import type { StoredSubscription } from '../src/source-ports.js';
import type { Store } from '../src/store-ports.js';
import type { RecentArticle, SourceRecord } from '../src/vocabulary/source.js';
import { sourceRecord } from './support/source-record.js';

const now = new Date('2026-05-01T12:00:00Z');
const hourMs = 3_600_000;
const polled = { lastPollAt: now, lastSuccessAt: now, state: 'ok' as const };

interface Kept {
  recent?: Map<string, RecentArticle[]>;
  slow?: PolitenessRecord[];
  subscriptions?: StoredSubscription[];
}

function report(sources: SourceRecord[], { recent, slow = [], subscriptions = [] }: Kept = {}) {
  const store = {
    sources: { list: async () => sources, allRecentArticles: async () => recent ?? new Map() },
    politeness: { listSlow: async () => slow },
    subscriptions: { list: async () => subscriptions },
  };
  return reportSources(store as unknown as Store, () => now);
}

function articleOf(hoursAgo: number, more: Partial<RecentArticle> = {}): RecentArticle {
  return { publishedAt: new Date(now.getTime() - hoursAgo * hourMs), verdict: 'full', bytes: 4_000, ...more };
}

test('tells that the articles of a source have become short, and how many are teasers', async () => {
  const source = sourceRecord({ id: 'closed', url: 'https://closed.example/', ...polled });
  const articles = Array.from({ length: 24 }, (_, at) =>
    articleOf(at, at < 9 ? { bytes: 500, verdict: 'teaser' } : {}),
  );
  const [closed] = await report([source], { recent: new Map([['closed', articles]]) });
  expect(closed).toMatchObject({ state: 'shortened', since: articles[8]?.publishedAt });
  expect(closed?.because).toContain('fell by 88 %');
  expect(closed?.teasers).toContain('9 are not whole');
});

test('tells that a source has been silent for longer than its habit', async () => {
  const source = sourceRecord({ id: 'quiet', url: 'https://quiet.example/', ...polled });
  const articles = [200, 202, 204, 206, 208].map((hours) => articleOf(hours));
  const [quiet] = await report([source], { recent: new Map([['quiet', articles]]) });
  expect(quiet).toMatchObject({ state: 'silent', usualGapMs: 2 * hourMs });
});

test('tells of a slow-down to the sources of that host and domain only', async () => {
  const slowUntil = new Date(now.getTime() + 5 * 60_000);
  const slow = [{ key: 'domain:post.example', nextAllowedAt: null, slowUntil, slowDowns: 1 }];
  const sources = [
    sourceRecord({ id: 'here', url: 'https://www.post.example/feed' }),
    sourceRecord({ id: 'elsewhere', url: 'https://mail.example/feed' }),
    sourceRecord({
      id: 'found',
      url: 'https://mail.example/',
      discoveredUrl: 'https://feeds.post.example/1',
    }),
  ];
  const reports = await report(sources, { slow });
  expect(reports.filter(({ slowDown }) => slowDown).map(({ source }) => source.id)).toEqual([
    'here',
    'found',
  ]);
  expect(reports[0]?.slowDown).toContain('5 min');
});

test('shows addresses without anything secret', async () => {
  const [source] = await report([
    sourceRecord({
      id: 'closed',
      url: `https://ann:hush@post.example/?key=\${KEY}`,
      discoveredUrl: 'https://post.example/feed?token=hush',
    }),
  ]);
  expect(source).toMatchObject({
    address: `https://post.example/?key=\${KEY}`,
    foundAt: 'https://post.example/feed',
  });
});
