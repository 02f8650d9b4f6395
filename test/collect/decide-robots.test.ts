/** What an answer to a request for /robots.txt permits, and until when. */
import { expect, it } from 'vitest';
import { decideRobots, type RobotsRecord } from '../../src/collect/decide-robots.js';
import type { FailureClass, FetchOutcome } from '../../src/vocabulary/outcome.js';

const HOUR = 3_600_000;
const now = new Date('2026-11-23T12:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);

const facts = { finalUrl: 'https://example.org/robots.txt', durationMs: 1 };
const fresh = (text: string, headers: Record<string, string> = {}): FetchOutcome => ({
  kind: 'fresh',
  status: 200,
  body: Buffer.from(text),
  validators: { etag: '"1"' },
  headers,
  ...facts,
});
const failed = (failure: FailureClass): FetchOutcome => ({ kind: 'failed', failure, reason: 'It failed.' });
const rules = 'User-agent: *\nDisallow: /private\n';

it('keeps the rules for a day, or for less when the server says so, but for an hour at least', () => {
  expect(decideRobots(fresh(rules), undefined, now)).toMatchObject({
    access: { kind: 'rules', text: rules },
    validators: { etag: '"1"' },
    expiresAt: later(24 * HOUR),
    unreachableSince: null,
  });
  const times = [7200, 60, 10_000_000].map((seconds) => {
    const record = decideRobots(fresh(rules, { 'cache-control': `max-age=${seconds}` }), undefined, now);
    return (record.expiresAt.getTime() - now.getTime()) / HOUR;
  });
  expect(times).toEqual([2, 1, 24]);
});

it.each<FailureClass>(['not-found', 'forbidden', 'client-error', 'too-many-redirects'])(
  'allows everything after %s',
  (failure) => {
    const record = decideRobots(failed(failure), undefined, now);
    expect(record).toMatchObject({ access: { kind: 'allow-all' }, expiresAt: later(24 * HOUR) });
  },
);

it('allows everything when the file is gone', () => {
  const gone: FetchOutcome = { kind: 'gone', reason: 'Gone.', status: 410, headers: {}, ...facts };
  expect(decideRobots(gone, undefined, now).access.kind).toBe('allow-all');
});

it.each<FailureClass>(['server-error', 'dns', 'timeout', 'tls', 'connect', 'too-large'])(
  'forbids everything for an hour after %s',
  (failure) => {
    const record = decideRobots(failed(failure), undefined, now);
    expect(record).toMatchObject({
      access: { kind: 'disallow-all' },
      expiresAt: later(HOUR),
      unreachableSince: now,
    });
  },
);

it('waits as long as a server asks that is told to slow down', () => {
  const outcome: FetchOutcome = {
    kind: 'slow-down',
    retryAfterMs: 3 * HOUR,
    reason: '',
    status: 503,
    headers: {},
    ...facts,
  };
  const record = decideRobots(outcome, undefined, now);
  expect(record).toMatchObject({ access: { kind: 'disallow-all' }, expiresAt: later(3 * HOUR) });
});

it('goes on by the earlier rules while the file is out of reach', () => {
  const earlier = decideRobots(fresh(rules), undefined, now);
  const record = decideRobots(failed('dns'), earlier, now);
  expect(record).toMatchObject({ access: { kind: 'rules', text: rules }, unreachableSince: now });
});

it('takes the file for missing after thirty days out of reach', () => {
  const since = (days: number): RobotsRecord => ({
    ...decideRobots(failed('dns'), undefined, now),
    unreachableSince: later(-days * 24 * HOUR),
  });
  expect(decideRobots(failed('dns'), since(29), now).access.kind).toBe('disallow-all');
  expect(decideRobots(failed('dns'), since(30), now).access.kind).toBe('allow-all');
});

it('renews unchanged rules', () => {
  const earlier = { ...decideRobots(fresh(rules), undefined, now), expiresAt: now };
  const unchanged: FetchOutcome = {
    kind: 'not-modified',
    status: 304,
    validators: { etag: '"1"' },
    headers: {},
    ...facts,
  };
  expect(decideRobots(unchanged, earlier, now)).toMatchObject({
    access: { text: rules },
    expiresAt: later(24 * HOUR),
  });
});

it('reads the first 500 KiB of a longer file, in whole lines', () => {
  const line = 'Disallow: /some-folder/\n';
  const { access } = decideRobots(fresh(line.repeat(40_000)), undefined, now);
  const text = access.kind === 'rules' ? access.text : '';
  expect(text.length).toBeLessThanOrEqual(500 * 1024);
  expect(text.length).toBeGreaterThan(500 * 1024 - line.length);
  expect(text.endsWith(line)).toBe(true);
});
