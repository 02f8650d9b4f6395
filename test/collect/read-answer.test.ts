import { expect, test } from 'vitest';
import { readAnswer } from '../../src/collect/read-answer.js';
import type { FetchOutcome } from '../../src/vocabulary/outcome.js';

const now = new Date('2026-05-01T12:00:00Z');
const options = { now, isSecret: false };
const facts = { finalUrl: 'https://post.example/news?key=hush', status: 200, headers: {}, durationMs: 1 };

function fresh(text: string): FetchOutcome {
  return { kind: 'fresh', body: Buffer.from(text), validators: {}, ...facts };
}

const feed = '<rss version="2.0"><channel><item><link>#top</link><title>One</title></item></channel></rss>';

test('reads a document, and does not read the same octets again', () => {
  const first = readAnswer(fresh(feed), null, options);
  expect(first.feed?.entries).toHaveLength(1);
  const again = readAnswer(fresh(feed), first.bodyHash ?? '', options);
  expect(again.answer.kind).toBe('not-modified');
  expect(again.feed).toBeUndefined();
  expect(readAnswer(fresh(`${feed} `), first.bodyHash ?? '', options).feed).toBeDefined();
});

test('keeps no hash of what it could not read, so that it is read again', () => {
  const reading = readAnswer(fresh('<html><body>Sign in</body></html>'), null, options);
  expect(reading).toMatchObject({ failure: 'not-a-feed' });
  expect(reading.bodyHash).toBeUndefined();
});

test('reads a page by selectors, and dates in words from the time of the poll', () => {
  const page = '<article><a href="/1">One</a> <i>3 hours ago</i></article>';
  const reading = readAnswer(fresh(page), null, {
    ...options,
    select: { item: 'article', date: 'i' },
    language: 'en',
  });
  expect(reading.feed?.entries).toMatchObject([
    { url: 'https://post.example/1', publishedAt: '2026-05-01T09:00:00.000Z' },
  ]);
});

test('lets no key of the address slip into links', () => {
  expect(readAnswer(fresh(feed), null, options).feed?.entries[0]?.url).toContain('hush');
  const reading = readAnswer(fresh(feed), null, { ...options, isSecret: true });
  expect(JSON.stringify(reading.feed)).not.toContain('hush');
});

test.each([
  [{ kind: 'gone', reason: 'Gone for good.', ...facts }, 'gone', 'Gone for good.'],
  [{ kind: 'slow-down', reason: 'Slow down.', ...facts }, 'rate-limited', 'Slow down.'],
  [{ kind: 'failed', failure: 'dns', reason: 'No such host.' }, 'dns', 'No such host.'],
  [{ kind: 'blocked', failure: 'blocked-by-robots', reason: 'No.' }, 'blocked-by-robots', 'No.'],
] as const)('names the class of a failure and its reason: %j', (outcome, failure, failureReason) => {
  expect(readAnswer(outcome, null, options)).toMatchObject({ failure, failureReason });
});
