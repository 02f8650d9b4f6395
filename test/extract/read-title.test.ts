import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/extract/parse-page.js';
import { MetaTags } from '../../src/extract/read-meta.js';
import { readTitle, withoutSiteName } from '../../src/extract/read-title.js';

function titleOf(html: string, siteName?: string): string | undefined {
  const url = 'https://www.harbour-news.example/a';
  const page = parsePage(html, url);
  if (!('document' in page)) throw new Error(page.reason);
  return readTitle(page.document, { meta: new MetaTags(page.document), linked: undefined, siteName, url });
}

describe('readTitle', () => {
  it.each([
    ['the site name off the end', '<title>Pier to be rebuilt - Harbour News</title>', 'Pier to be rebuilt'],
    [
      'the site name off the beginning',
      '<title>Harbour News: Pier to be rebuilt | Harbour News</title>',
      'Pier to be rebuilt',
    ],
    [
      'a section and the site off the end',
      '<title>Pier to be rebuilt | World | The Harbour News</title>',
      'Pier to be rebuilt',
    ],
    [
      'the shown heading before metadata',
      '<title>Pier to be rebuilt - Harbour News</title><h1>Old north pier to be rebuilt</h1>',
      'Old north pier to be rebuilt',
    ],
    [
      'metadata where the heading is the site',
      '<meta property="og:title" content="Pier to be rebuilt"><h1>Harbour News</h1>',
      'Pier to be rebuilt',
    ],
    [
      'the heading that agrees best with metadata',
      '<title>North pier will be rebuilt</title><h1>Our pier will be ours</h1><h1>North pier will be rebuilt!</h1>',
      'North pier will be rebuilt!',
    ],
    [
      'a heading without its label',
      '<title>Pier to be rebuilt</title><h1>Blog: Pier to be rebuilt</h1>',
      'Pier to be rebuilt',
    ],
    [
      'the calm spelling of a heading in capitals',
      '<title>Pier to be rebuilt</title><h1>PIER TO BE REBUILT IN MAY</h1>',
      'Pier to be rebuilt',
    ],
    [
      'a short title before the long name of its site',
      '<title>Klara Moor | Harbour News App Shop</title>',
      'Klara Moor',
    ],
    ['a heading where nothing else is', '<h1>Pier to be rebuilt</h1>', 'Pier to be rebuilt'],
    [
      'no more escapes than needed',
      '<meta property="og:title" content="Pier &amp;amp; quay">',
      'Pier & quay',
    ],
  ])('takes %s', (_, html, title) => {
    expect(titleOf(html, 'Harbour News')).toBe(title);
  });

  it('knows the site by its host when it has no name', () => {
    expect(titleOf('<title>Pier to be rebuilt – Harbour News</title>')).toBe('Pier to be rebuilt');
  });

  it('keeps dashes that belong to the title', () => {
    expect(titleOf('<title>North – South: the pier that divides a town</title>', 'Harbour News')).toBe(
      'North – South: the pier that divides a town',
    );
  });

  it('stays quick on a hostile title', () => {
    const start = performance.now();
    withoutSiteName('a | '.repeat(200_000), ['x']);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
