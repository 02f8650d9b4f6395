/** Which stored form a client gets. */
import { expect, test } from 'vitest';
import { chooseEncoding } from '../../src/serve/choose-encoding.js';

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['x-gzip', 'gzip'],
  ['br;q=0.5, gzip', 'gzip'],
  ['gzip;q=0, br;q=0', 'identity'],
  ['gzip;q=0.5, identity', 'identity'],
  ['identity;q=0, *', 'br'],
  ['*;q=0', 'identity'],
  ['*', 'br'],
  ['br;q=0, *', 'gzip'],
  ['deflate', 'identity'],
  ['', 'identity'],
  [',;,', 'identity'],
  [undefined, 'identity'],
])('a client that accepts %j gets %s', (header, encoding) => {
  expect(chooseEncoding(header, ['br', 'gzip'])).toBe(encoding);
});

test('a form that is not stored is not promised', () => {
  expect(chooseEncoding('br', ['gzip'])).toBe('identity');
  expect(chooseEncoding('br, gzip;q=0.1', ['gzip'])).toBe('gzip');
  expect(chooseEncoding('identity;q=0', [])).toBe('identity');
});
