import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/extract/parse-page.js';
import { readJsonLd } from '../../src/extract/read-json-ld.js';

function read(...scripts: string[]) {
  const html = scripts.map((script) => `<script type="application/ld+json">${script}</script>`).join('');
  const page = parsePage(html, 'https://a.example/');
  if (!('document' in page)) throw new Error(page.reason);
  return readJsonLd(page.document);
}

describe('readJsonLd', () => {
  it('follows references within a graph', () => {
    const graph = {
      '@graph': [
        { '@type': 'Article', headline: 'Pier', author: { '@id': '#ann' }, publisher: { '@id': '#org' } },
        { '@type': 'Person', '@id': '#ann', name: 'Ann Quay' },
        { '@type': 'Organization', '@id': '#org', name: 'Harbour News' },
      ],
    };
    expect(read(JSON.stringify(graph))).toMatchObject({
      headline: 'Pier',
      authors: ['Ann Quay'],
      siteName: 'Harbour News',
    });
  });

  it('completes the article from the page object beside it', () => {
    expect(
      read(
        '{"@type":"WebPage","datePublished":"2024-03-05","inLanguage":"en"}',
        '{"@type":["NewsArticle"],"headline":"Pier"}',
      ),
    ).toMatchObject({
      headline: 'Pier',
      datePublished: '2024-03-05',
      language: 'en',
    });
  });

  it.each([
    ['line breaks in strings', '{"@type":"Article","headline":"Old\npier"}', 'Old pier'],
    ['a CDATA wrapper', '<![CDATA[{"@type":"Article","headline":"Pier"}]]>', 'Pier'],
    ['a final semicolon', '{"@type":"Article","headline":"Pier"};', 'Pier'],
  ])('reads past %s', (_, script, headline) => {
    expect(read(script)?.headline).toBe(headline);
  });

  it.each(['{', '[]', 'null', '"x"', '{"@type":"Product","name":"x"}', '['.repeat(100_000)])(
    'finds no article in %.20s',
    (script) => {
      expect(read(script)).toBeUndefined();
    },
  );
});
