import { expect, test } from 'vitest';
import { decidePollResult, type PollFindings } from '../../src/collect/decide-poll-result.js';
import type { ParsedEntry } from '../../src/vocabulary/feed-document.js';
import { sourceRecord } from '../support/source-record.js';

const now = new Date('2026-05-01T12:00:00Z');
const hourMs = 3_600_000;

function hoursAgo(hours: number): Date {
  return new Date(now.getTime() - hours * hourMs);
}

function findings(entries: ParsedEntry[], known: Date[], more: Partial<PollFindings> = {}): PollFindings {
  const headers = {};
  return {
    source: sourceRecord({ id: 'post', url: 'https://post.example/feed' }),
    plan: { floorMs: 60_000, ceilingMs: 48 * hourMs },
    address: { url: 'https://post.example/feed', adopted: false, keepsSecrets: true },
    outcome: {
      kind: 'fresh',
      body: new Uint8Array(),
      validators: { etag: '"1"' },
      finalUrl: 'https://post.example/feed',
      status: 200,
      headers,
      durationMs: 1,
    },
    reading: {
      answer: { kind: 'fresh', headers },
      failure: null,
      failureReason: null,
      feed: { format: 'rss', feed: {}, entries, repairs: [] },
    },
    polledAt: now,
    readAs: 'print',
    secrets: [],
    knownInstants: known,
    random: 0,
    ...more,
  };
}

const everyFourHours = [1, 5, 9, 13, 17].map(hoursAgo);
const dated = everyFourHours.map((at): ParsedEntry => ({ publishedAt: at.toISOString() }));

test('counts an article once that is both in the document and in the store', () => {
  const result = decidePollResult(findings(dated, everyFourHours));
  expect(result.pollBecause).toContain('it publishes about every 4 h');
  expect(result.nextPollAt.getTime() - now.getTime()).toBe(2 * hourMs);
});

test('goes by the articles it knows where the document dates none of its entries', () => {
  const result = decidePollResult(findings([{ title: 'One' }, { title: 'Two' }], everyFourHours));
  expect(result.pollBecause).toContain('it publishes about every 4 h');
});

test('keeps the validators of a document it could read, and of no other', () => {
  expect(decidePollResult(findings(dated, []))).toMatchObject({
    validators: { etag: '"1"' },
    fullFetch: true,
  });
  const failed = decidePollResult(
    findings([], [], {
      reading: {
        answer: { kind: 'failed', failure: 'not-a-feed' },
        failure: 'not-a-feed',
        failureReason: 'an HTML page',
      },
    }),
  );
  expect(failed.validators).toBeUndefined();
  expect(failed).toMatchObject({ failure: 'not-a-feed', failureReason: 'an HTML page', failures: 1 });
});
