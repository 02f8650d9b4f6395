/** News lists read from HTML pages. */
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../../src/collect/parse-limits.js';
import { type ListingSelectors, readListing } from '../../src/collect/read-listing.js';

const context = {
  url: 'https://news.example/list',
  limits: defaultLimits,
  now: new Date('2026-03-02T12:00:00Z'),
};
const entriesOf = (html: string, select: ListingSelectors) => {
  const result = readListing(html, select, context);
  if ('failure' in result) throw new Error(result.reason);
  return result.entries;
};

const page = `<html lang="de"><title>Nachrichten</title><ul>
  <li class="n"><a href="/a"><h3>Erste <b>Meldung</b></h3></a><span class="d">vor 2 Stunden</span>
    <p>Kurz <a href="m">mehr</a></p><img src="data:image/gif;base64,AA" data-src="/a.jpg"></li>
  <li class="n"><a href="/b">Zweite</a><time datetime="2026-03-01T08:00:00+01:00">gestern</time></li>
  <li class="n"><a href="/b">Zweite noch einmal</a></li><li class="n">ohne Link</li></ul>`;

describe('a listing page', () => {
  test('gives title, link, date, summary and image of each item once', () => {
    expect(entriesOf(page, { item: 'li.n', date: '.d, time', summary: 'p' })).toEqual([
      {
        guid: 'https://news.example/a',
        url: 'https://news.example/a',
        title: 'Erste Meldung',
        publishedAt: '2026-03-02T10:00:00.000Z',
        summaryHtml: 'Kurz <a href="https://news.example/m">mehr</a>',
        imageUrl: 'https://news.example/a.jpg',
      },
      {
        guid: 'https://news.example/b',
        url: 'https://news.example/b',
        title: 'Zweite',
        publishedAt: '2026-03-01T07:00:00.000Z',
      },
    ]);
  });

  test('items may be the links themselves', () => {
    const [entry] = entriesOf('<a class="t" href="/x">Titel</a>', { item: 'a.t' });
    expect(entry).toMatchObject({ url: 'https://news.example/x', title: 'Titel' });
  });
});

describe('selectors that no longer fit', () => {
  test('are a failure of their own that names the selector', () => {
    expect(readListing(page, { item: '.gone' }, context)).toEqual({
      failure: 'selector-empty',
      reason: 'the selector ".gone" finds nothing',
    });
    expect(readListing(page, { item: 'title' }, context)).toMatchObject({ failure: 'selector-empty' });
    expect(readListing(page, { item: '((' }, context)).toMatchObject({ failure: 'selector-empty' });
  });
});
