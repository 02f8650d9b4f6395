/** How long an answer stays fresh by its headers. */
import { expect, it } from 'vitest';
import { readFreshnessMs } from '../../src/collect/freshness.js';

const now = new Date('2026-11-23T12:00:00Z');
const date = 'Mon, 23 Nov 2026 12:00:00 GMT';

it.each<[string, Record<string, string>, number]>([
  ['nothing', {}, 0],
  ['max-age', { 'cache-control': 'public, max-age=600' }, 600_000],
  ['a quoted max-age', { 'cache-control': 'MAX-AGE="60"' }, 60_000],
  ['max-age less the time in caches', { 'cache-control': 'max-age=600', age: '200' }, 400_000],
  ['an age above max-age', { 'cache-control': 'max-age=60', age: '200' }, 0],
  ['only s-maxage, which is not for us', { 'cache-control': 's-maxage=600' }, 0],
  ['Expires', { expires: 'Mon, 23 Nov 2026 13:00:00 GMT', date }, 3_600_000],
  [
    "Expires by the server's clock",
    { expires: 'Sun, 01 Jan 2023 01:00:00 GMT', date: 'Sun, 01 Jan 2023 00:00:00 GMT' },
    3_600_000,
  ],
  ['max-age before Expires', { 'cache-control': 'max-age=0', expires: 'Mon, 23 Nov 2026 13:00:00 GMT' }, 0],
  ['Expires: 0', { expires: '0', date }, 0],
  ['a past Expires', { expires: 'Thu, 19 Nov 1981 08:52:00 GMT', date }, 0],
  ['nonsense', { 'cache-control': 'max-age=soon', expires: 'later', age: 'old' }, 0],
])('of %s', (_name, headers, expected) => {
  expect(readFreshnessMs(headers, now)).toBe(expected);
});
