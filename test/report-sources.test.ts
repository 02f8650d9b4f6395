/** What operators are told of sources, over stand-ins for the store. */
import { expect, test } from 'vitest';
import type { PolitenessRecord } from '../src/collect/decide-politeness.js';
import { reportSources } from '../src/report-sources.js';
import type { StoredSubscription } from '../src/source-ports.js';
import type { Store } from '../src/store-ports.js';
import type { SourceRecord } from '../src/vocabulary/source.js';
import { sourceRecord } from './support/source-record.js';

const now = new Date('2026-05-01T12:00:00Z');
const hourMs = 3_600_000;
const polled = { lastPollAt: now, lastSuccessAt: now, state: 'ok' as const };

interface Kept {
  instants?: Map<string, Date[]>;
  slow?: PolitenessRecord[];
  subscriptions?: StoredSubscription[];
}

function report(sources: SourceRecord[], { instants, slow = [], subscriptions = [] }: Kept = {}) {
  const store = {
    sources: { list: async () => sources, allRecentInstants: async () => instants ?? new Map() },
    politeness: { listSlow: async () => slow },
    subscriptions: { list: async () => subscriptions },
  };
  return reportSources(store as unknown as Store, () => now);
}

test('tells that a source has been silent for longer than its habit', async () => {
  const source = sourceRecord({ id: 'quiet', url: 'https://quiet.example/', ...polled });
  const instants = [200, 202, 204, 206, 208].map((hours) => new Date(now.getTime() - hours * hourMs));
  const [quiet] = await report([source], { instants: new Map([['quiet', instants]]) });
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
