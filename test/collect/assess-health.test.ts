/** What operators read about a source. */
import { expect, it } from 'vitest';
import { assessHealth } from '../../src/collect/assess-health.js';

const HOUR = 3_600_000;
const now = new Date('2026-11-23T12:00:00Z');
const ago = (...hours: number[]) =>
  hours.map((hour) => ({
    publishedAt: new Date(now.getTime() - hour * HOUR),
    verdict: 'full' as const,
    bytes: 4_000,
  }));

const facts = {
  enabled: true,
  state: 'ok' as const,
  failure: null,
  failureReason: null,
  failures: 0,
  lastPollAt: now,
  lastSuccessAt: new Date(now.getTime() - 3 * HOUR),
};
const failing = { ...facts, state: 'backing-off' as const, failures: 2, failureReason: 'It broke.' };

it('tells paused and never asked sources from the rest', () => {
  expect(assessHealth({ ...facts, enabled: false }, [], now).state).toBe('paused');
  expect(assessHealth({ ...facts, lastPollAt: null }, [], now).state).toBe('new');
  expect(assessHealth(facts, [], now)).toEqual({ state: 'ok', because: 'It last answered well 3 h ago.' });
});

it('gives the reason of a failure and the last good time', () => {
  const health = assessHealth({ ...failing, failure: 'timeout' }, [], now);
  expect(health).toEqual({ state: 'backing-off', because: 'It broke. It last answered well 3 h ago.' });
  const never = assessHealth({ ...failing, failure: 'dns', lastSuccessAt: null }, [], now);
  expect(never.because).toContain('never answered well');
});

it('has states of its own for selectors that find nothing and for feeds without entries', () => {
  expect(assessHealth({ ...failing, failure: 'selector-empty' }, [], now).state).toBe('nothing-selected');
  expect(assessHealth({ ...failing, failure: 'empty' }, [], now).state).toBe('nothing-announced');
});

it('keeps gone and quarantined', () => {
  expect(assessHealth({ ...failing, state: 'gone', failure: 'gone' }, [], now).state).toBe('gone');
  expect(assessHealth({ ...failing, state: 'quarantined', failure: 'tls' }, [], now).state).toBe(
    'quarantined',
  );
});

it('calls a source silent that answers and has nothing new for three usual gaps', () => {
  const health = assessHealth(facts, ago(100, 110, 120, 130), now);
  expect(health).toMatchObject({ state: 'silent', usualGapMs: 10 * HOUR });
  expect(health.because).toContain('4 days old');
  expect(assessHealth(facts, ago(60, 70, 80), now).state).toBe('ok');
});
