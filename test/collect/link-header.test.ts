/** The Link header as servers send it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseLinkHeader } from '../../src/collect/link-header.js';

it('reads several links with several relations', () => {
  const value =
    '<https://hub.example/>; rel="hub", <https://a.example/feed>; rel=self; type="text/x", </next>;REL="Next Last"';
  expect(parseLinkHeader(value)).toEqual([
    { target: 'https://hub.example/', rels: ['hub'] },
    { target: 'https://a.example/feed', rels: ['self'] },
    { target: '/next', rels: ['next', 'last'] },
  ]);
});

it('is not misled by separators in addresses and quotes', () => {
  const value = '<https://a.example/x,y;rel=hub>; title="a, b; rel=hub \\" c"; rel=self';
  expect(parseLinkHeader(value)).toEqual([{ target: 'https://a.example/x,y;rel=hub', rels: ['self'] }]);
});

it('takes the first rel of a link, and leaves out what it cannot read', () => {
  expect(parseLinkHeader('<a>; rel=self; rel=hub, nonsense, , c; rel=hub')).toEqual([
    { target: 'a', rels: ['self'] },
  ]);
  expect(parseLinkHeader(undefined)).toEqual([]);
});

it('reads anything without throwing, and in no time', () => {
  fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseLinkHeader(text))));
  const started = performance.now();
  for (const text of ['<', '"', ';', ',', '<a>;rel="']) parseLinkHeader(text.repeat(16_000));
  expect(performance.now() - started).toBeLessThan(1000);
});
