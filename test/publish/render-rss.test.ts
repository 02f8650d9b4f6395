/** RSS 2.0 as independent readers see it; each convention names its source. */
import { parseRssFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { describe, expect, test } from 'vitest';
import { renderFeed } from '../../src/publish/render-feed.js';
import type { OutputFeed } from '../../src/vocabulary/item.js';
import { formatUrls, manyItems, outputFeed, outputItem } from '../support/output-feed.js';

const renderRss = (feed: OutputFeed) => renderFeed(feed, 'rss').body;

const parse = (xml: string) => new Parser().parseString(xml);

describe('an RSS document', () => {
  test('carries the summary before the full text (feed validator, NeedDescriptionBeforeContent)', async () => {
    const xml = renderRss(outputFeed([outputItem({ summary: 'Open & free < again' })]));
    expect(xml.indexOf('<content:encoded>')).toBeGreaterThan(xml.indexOf('</description>\n<content') - 1);
    const [item] = (await parse(xml)).items;
    expect(item?.content).toBe('Open &amp; free &lt; again');
    expect(item?.['content:encoded']).toContain('<p>The bridge is open again.</p>');
  });

  test('puts the full text into the description alone when there is no summary (RSS Advisory Board profile)', () => {
    const xml = renderRss(outputFeed());
    expect(xml).not.toContain('<content:encoded>');
    expect(parseRssFeed(xml).items?.[0]?.description).toContain('<p>The bridge is open again.</p>');
  });

  test('writes titles with numeric references so that no reader takes them for markup (feed validator, CharacterData)', async () => {
    const xml = renderRss(outputFeed([outputItem({ title: 'AT&T <b>wins</b>' })]));
    expect(xml).toContain('<title>AT&#x26;T &#x3C;b&#x3E;wins&#x3C;/b&#x3E;</title>');
    expect((await parse(xml)).items[0]?.title).toBe('AT&T <b>wins</b>');
  });

  test('has a guid that is not a permalink (feed validator, MissingGuid and InvalidHttpGUID)', () => {
    const guid = parseRssFeed(renderRss(outputFeed())).items?.[0]?.guid;
    expect(guid).toEqual({ value: 'tag:news.example,2026:item/1', isPermaLink: false });
  });

  test('names every author by dc:creator and none by author (feed validator, InvalidContact)', () => {
    const xml = renderRss(outputFeed([outputItem({ authors: ['Ada Byrne', 'Бо Ли'] })]));
    expect(parseRssFeed(xml).items?.[0]?.dc?.creators).toEqual(['Ada Byrne', 'Бо Ли']);
    expect(xml).not.toContain('<author>');
  });

  test('names the source as author where no person is named, for readers that skip the source element', () => {
    const item = parseRssFeed(renderRss(outputFeed([outputItem({ authors: [' '] })]))).items?.[0];
    expect(item?.dc?.creators).toEqual(['The Paper']);
    expect(item?.source).toEqual({ title: 'The Paper', url: 'https://paper.example/feed.xml' });
  });

  test('has one enclosure an item, further ones as media:content (feed validator, DuplicateEnclosure)', () => {
    const enclosures = [
      { url: 'https://paper.example/a.mp3', type: 'audio/mpeg', length: 12 },
      { url: 'https://paper.example/b.mp4' },
      { url: 'javascript:alert(1)' },
    ];
    const image = 'https://paper.example/i.jpg';
    const item = parseRssFeed(renderRss(outputFeed([outputItem({ enclosures, image })]))).items?.[0];
    expect(item?.enclosures).toEqual([
      { url: 'https://paper.example/a.mp3', type: 'audio/mpeg', length: 12 },
    ]);
    expect(item?.media?.contents).toEqual([
      { url: 'https://paper.example/b.mp4', type: 'video/mp4', medium: 'video' },
    ]);
    expect(item?.media?.thumbnails).toEqual([{ url: image }]);
  });

  test('has dates of RFC 822 with four-digit year and zone (feed validator, InvalidRFC2822Date)', () => {
    const xml = renderRss(outputFeed([outputItem({ publishedAt: '2026-03-01T09:30:00+01:30' })]));
    expect(xml).toContain('<pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate>');
  });

  test('tells its newest change and not the time of writing (RSSHub 5721)', () => {
    const items = manyItems(3);
    const feed = outputFeed(items, { updatedAt: '2031-01-01T00:00:00Z' });
    expect(renderRss(feed)).toContain('<lastBuildDate>Tue, 31 Mar 2026 12:00:00 GMT</lastBuildDate>');
    expect(renderRss(outputFeed([], { updatedAt: '2026-01-01T00:00:00Z' }))).toContain(
      '<lastBuildDate>Thu, 01 Jan 2026 00:00:00 GMT</lastBuildDate>',
    );
  });

  test('links to itself once and to its hub (feed validator, MissingSelf; WebSub §4)', () => {
    const links = parseRssFeed(renderRss(outputFeed())).atom?.links ?? [];
    expect(links.filter(({ rel }) => rel === 'self').map(({ href }) => href)).toEqual([
      formatUrls('harbour').rss,
    ]);
    expect(links.find(({ rel }) => rel === 'hub')?.href).toBe('https://news.example/hub');
  });

  test('says on an archive page where the newest and the older items are (RFC 5005 §4)', () => {
    const current = formatUrls('harbour');
    const xml = renderRss(
      outputFeed(manyItems(1), {
        selfUrls: formatUrls('harbour/2026-02'),
        archive: { isArchive: true, current, prevArchive: formatUrls('harbour/2026-01') },
      }),
    );
    const links = new Map(parseRssFeed(xml).atom?.links?.map(({ rel, href }) => [rel, href]));
    expect(xml).toContain('<fh:archive/>');
    expect(links.get('current')).toBe(current.rss);
    expect(links.get('prev-archive')).toBe('https://news.example/topics/harbour/2026-01.rss');
    expect(links.has('next-archive')).toBe(false);
  });

  test('tells the other reports as related links', () => {
    const alsoReportedBy = [
      {
        url: 'https://times.example/a',
        title: 'Bridge is back',
        sourceTitle: 'Times',
        kind: 'story' as const,
      },
    ];
    const xml = renderRss(outputFeed([outputItem({ alsoReportedBy })]));
    expect(parseRssFeed(xml).items?.[0]?.atom?.links?.[0]).toMatchObject({
      rel: 'related',
      href: 'https://times.example/a',
    });
  });

  test('gives the icon the title and link of the channel (RSS 2.0, image)', () => {
    const channel = parseRssFeed(renderRss(outputFeed([], { iconUrl: 'https://news.example/i.png' })));
    expect(channel.image).toMatchObject({
      url: 'https://news.example/i.png',
      title: channel.title,
      link: channel.link,
    });
    const withDrawing = renderRss(outputFeed([], { iconUrl: 'https://news.example/icon.svg' }));
    expect(withDrawing).not.toContain('<image>');
  });
});
