/** Registrable domains by the public suffix list. */
import { expect, it } from 'vitest';
import { findRegistrableDomain } from '../../src/text/registrable-domain.js';

it.each([
  ['https://news.bbc.co.uk/x', 'bbc.co.uk'],
  ['www.example.org', 'example.org'],
  ['ann.github.io', 'ann.github.io'],
  ['10.0.0.1', undefined],
  ['[::1]', undefined],
  ['localhost', undefined],
  ['co.uk', undefined],
  ['', undefined],
])('of %s is %s', (host, domain) => {
  expect(findRegistrableDomain(host)).toBe(domain);
});
