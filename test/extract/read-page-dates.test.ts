import { describe, expect, it } from 'vitest';
import { headlineLines } from '../../src/extract/headline-lines.js';
import { parsePage } from '../../src/extract/parse-page.js';
import { readJsonLd } from '../../src/extract/read-json-ld.js';
import { MetaTags } from '../../src/extract/read-meta.js';
import { readPublished, readUpdated } from '../../src/extract/read-page-dates.js';

const address = 'https://www.harbour-news.example/pier';

function datesOf(html: string, { url = address, language = 'en-US' } = {}) {
  const page = parsePage(html, url);
  if (!('document' in page)) throw new Error(page.reason);
  const { document } = page;
  const lines = headlineLines(document);
  const facts = { meta: new MetaTags(document), linked: readJsonLd(document), url, language, lines };
  return { published: readPublished(document, facts)?.slice(0, 10), updated: readUpdated(facts) };
}

const stated = '<meta property="article:published_time" content="2024-03-05T08:00:00Z">';

describe('readPublished', () => {
  it.each([
    ['the stated day before a later one that is shown', `${stated}<h1>Pier</h1><p>March 9, 2024</p>`],
    [
      'the shown day before a later one that is stated',
      '<h1>Pier</h1><p>Posted on March 5, 2024 · 3 min read</p>',
    ],
    ['the stated day before the day of a change', `${stated}<h1>Pier</h1><p>Updated on January 2, 2020</p>`],
    [
      'the stated day before days in sentences',
      `${stated}<h1>Pier</h1><p>Open since 4 May 1998, it shut.</p>`,
    ],
    [
      'the day of the line before the day of an event',
      '<p>MARCH 5, 2024</p><h1>Pier</h1><p>Date: June 1, 2026</p>',
    ],
    ['a slashed day beside the name of the author', '<h1>Pier</h1><p>03/05/2024 by Ann Moor</p>'],
    ['a day written with dashes', '<h1>Pier</h1><p>05-03-2024</p>'],
  ])('takes %s', (_case, html) => {
    const moved = '<meta property="article:published_time" content="2025-11-05T08:00:00Z">';
    expect(datesOf(html.includes('Posted') ? moved + html : html).published).toBe('2024-03-05');
  });

  it('reads slashed days by the custom of the country', () => {
    const html = '<h1>Pier</h1><p>05/03/2024</p>';
    expect(datesOf(html).published).toBe('2024-05-03');
    expect(datesOf(html, { language: 'en-GB' }).published).toBe('2024-03-05');
    expect(datesOf(html, { language: 'en', url: 'https://a.co.uk/x' }).published).toBe('2024-03-05');
    expect(datesOf('<h1>Pier</h1><p>03/25/2024</p>', { language: 'en-GB' }).published).toBe('2024-03-25');
  });

  it('takes the first of the month where no day is given', () => {
    expect(datesOf('<h1>Pier</h1><p>November 2015</p>').published).toBe('2015-11-01');
  });

  it('prefers the day in the address to a slashed one', () => {
    const url = 'https://a.example/2023/october/03/pier';
    expect(datesOf('<h1>Pier</h1><p>03/10/2023</p>', { url }).published).toBe('2023-10-03');
  });
});

describe('readUpdated', () => {
  it('takes the day of the last change', () => {
    const html = '<meta property="article:modified_time" content="2024-04-01T00:00:00Z">';
    expect(datesOf(html).updated).toBe('2024-04-01T00:00:00.000Z');
  });
});
