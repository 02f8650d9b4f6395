/** What answers without a document mean. */
import { expect, it } from 'vitest';
import { judgeStatus } from '../../src/system/http-status.js';

const answer = (status: number, headers: Record<string, string> = {}) =>
  judgeStatus({ status, headers, finalUrl: 'https://a.example/', durationMs: 1 }, 'a.example', 0);

it('tells gone, slow down, refused, missing and broken apart', () => {
  expect(answer(410)).toMatchObject({ kind: 'gone' });
  expect(answer(429)).toMatchObject({ kind: 'slow-down', reason: 'a.example asks us to slow down (429).' });
  expect(answer(429)).not.toHaveProperty('retryAfterMs');
  expect(answer(503, { 'retry-after': '30' })).toMatchObject({ kind: 'slow-down', retryAfterMs: 30_000 });
  expect(answer(403)).toMatchObject({ kind: 'failed', failure: 'forbidden', status: 403 });
  expect(answer(404)).toMatchObject({ kind: 'failed', failure: 'not-found' });
  expect(answer(400)).toMatchObject({ kind: 'failed', failure: 'client-error' });
  expect(answer(599)).toMatchObject({ kind: 'failed', failure: 'server-error' });
});

it('names a check that only browsers pass', () => {
  expect(answer(403, { 'cf-mitigated': 'challenge' })).toMatchObject({
    reason: expect.stringContaining('browsers'),
  });
});
