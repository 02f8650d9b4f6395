import { describe, expect, it } from 'vitest';
import { measureAll } from '../../src/extract/measure.js';
import { parsePage } from '../../src/extract/parse-page.js';
import { languageTag, readMetadata, uniqueCategories } from '../../src/extract/read-metadata.js';

const url = 'https://a.example/news/pier';

function read(html: string) {
  const page = parsePage(html, url);
  if (!('document' in page)) throw new Error(page.reason);
  return readMetadata(page.document, measureAll(page.document), url, page.baseUrl);
}

describe('readMetadata', () => {
  it.each([
    ['rel=canonical', '<link rel="canonical" href="/pier">', 'https://a.example/pier'],
    ['og:url', '<meta property="og:url" content="https://a.example/pier">', 'https://a.example/pier'],
    [
      'og:url where rel=canonical names the front page',
      '<link rel=canonical href="/"><meta property="og:url" content="/pier">',
      'https://a.example/pier',
    ],
    ['nothing where the address is no web address', '<link rel=canonical href="javascript:x">', undefined],
  ])('takes the canonical address from %s', (_, html, address) => {
    expect(read(html).canonicalUrl).toBe(address);
  });

  it.each([
    ['meta', '<meta property="article:published_time" content="2024-03-05T08:00:00Z">'],
    ['itemprop', '<time itemprop="datePublished" datetime="2024-03-05T08:00:00Z">today</time>'],
    [
      'a time element outside of lists',
      '<aside><time datetime="2020-01-01">x</time></aside><time datetime="2024-03-05T08:00:00Z">x</time>',
    ],
  ])('reads the date from %s', (_, html) => {
    expect(read(html).publishedAt).toBe('2024-03-05T08:00:00.000Z');
  });

  it('reads the date a page shows under its headline, and prefers published to updated', () => {
    expect(read('<h1>Pier</h1><p>Updated 7 March 2024</p><p>Published 5 March 2024</p>').publishedAt).toBe(
      '2024-03-05T00:00:00.000Z',
    );
  });

  it('gathers categories from metadata, tag links and topic rows, each once', () => {
    const html = `<meta property="article:tag" content="Harbour"><meta property="article:section" content="News">
      <p>Text.</p><p>Topics: <a href="/t/c">Council</a> <a href="/t/h">harbour</a></p><a rel="tag" href="/t/p">Piers</a>`;
    expect(read(html).categories).toEqual(['News', 'Harbour', 'Piers', 'Council']);
  });

  it('reads the language and the picture', () => {
    const html = '<html lang="en_gb"><meta property="og:image" content="/i.jpg">';
    expect(read(html)).toMatchObject({ language: 'en-GB', image: 'https://a.example/i.jpg' });
  });
});

describe('languageTag', () => {
  it.each([
    ['en', 'en'],
    ['EN-us', 'en-US'],
    ['zh_hant_TW', 'zh-Hant-TW'],
    ['de-DE, en', 'de-DE'],
    ['', undefined],
    ['english', undefined],
  ])('writes %s as %s', (written, tag) => {
    expect(languageTag(written)).toBe(tag);
  });
});

describe('uniqueCategories', () => {
  it('keeps the first spelling, without signs, and not too many', () => {
    expect(uniqueCategories([' #Harbour ', 'harbour', '', 'x'.repeat(100)])).toEqual(['Harbour']);
    expect(uniqueCategories(Array.from({ length: 99 }, (_, index) => `t${index}`))).toHaveLength(30);
  });
});
