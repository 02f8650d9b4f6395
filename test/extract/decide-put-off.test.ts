import { expect, test } from 'vitest';
import { decidePutOff } from '../../src/extract/decide-put-off.js';

const now = new Date('2026-05-01T12:00:00Z');
const minute = 60_000;

function before(minutes: number): Date {
  return new Date(now.getTime() - minutes * minute);
}

test('comes back for the page when the server is ready', () => {
  expect(decidePutOff({ putOffSince: null, retryAfterMs: minute, now })).toEqual(
    new Date('2026-05-01T12:01:00Z'),
  );
});

test('brings pages together that were put off within seconds', () => {
  const [first, second] = [10_100, 14_900].map((retryAfterMs) =>
    decidePutOff({ putOffSince: null, retryAfterMs, now }),
  );
  expect(first).toEqual(second);
});

test('goes on without the page after two hours in all', () => {
  expect(decidePutOff({ putOffSince: before(100), retryAfterMs: 10 * minute, now })).toBeDefined();
  expect(decidePutOff({ putOffSince: before(115), retryAfterMs: 10 * minute, now })).toBeUndefined();
});

test('does not wait at all for a server that wants a day, nor where waiting does not help', () => {
  expect(decidePutOff({ putOffSince: null, retryAfterMs: 24 * 60 * minute, now })).toBeUndefined();
  expect(decidePutOff({ putOffSince: null, now })).toBeUndefined();
});
