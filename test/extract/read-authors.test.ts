import { describe, expect, it } from 'vitest';
import { headlineLines } from '../../src/extract/headline-lines.js';
import { parsePage } from '../../src/extract/parse-page.js';
import { readAuthors } from '../../src/extract/read-authors.js';
import { readJsonLd } from '../../src/extract/read-json-ld.js';
import { MetaTags } from '../../src/extract/read-meta.js';

function authorsOf(html: string): string[] {
  const page = parsePage(html, 'https://a.example/');
  if (!('document' in page)) throw new Error(page.reason);
  const { document } = page;
  const facts = {
    meta: new MetaTags(document),
    linked: readJsonLd(document),
    siteName: 'Harbour News',
    lines: headlineLines(document),
  };
  return readAuthors(document, facts);
}

const linked = (author: unknown) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Pier', author })}</script>`;

describe('readAuthors', () => {
  it.each([
    [
      'structured data',
      linked([
        { '@type': 'Person', name: 'Ann Quay' },
        { '@type': 'Person', name: 'Bo Mole' },
      ]),
      ['Ann Quay', 'Bo Mole'],
    ],
    ['a plain name in structured data', linked('Ann Quay'), ['Ann Quay']],
    ['meta elements', '<meta name="author" content="By Ann Quay and Bo Mole">', ['Ann Quay', 'Bo Mole']],
    ['rel=author', '<a rel="author" href="/ann">Ann Quay</a>', ['Ann Quay']],
    [
      'itemprop',
      '<span itemprop="author"><span itemprop="name">Ann Quay</span>, Reporter</span>',
      ['Ann Quay'],
    ],
    ['a byline with a date', '<p class="byline">By Ann Quay | 5 March 2024</p>', ['Ann Quay']],
    ['a line under the headline', '<h1>Pier</h1><p>By Ann Quay</p><p>Text.</p>', ['Ann Quay']],
    [
      'the person shown before the organisation stated',
      `${linked({ '@type': 'Organization', name: 'Harbour Press' })}<a rel="author">Ann Quay</a>`,
      ['Ann Quay'],
    ],
    [
      'the organisation where there is no person',
      linked({ '@type': 'Organization', name: 'Harbour Press' }),
      ['Harbour Press'],
    ],
  ])('reads %s', (_, html, authors) => {
    expect(authorsOf(html)).toEqual(authors);
  });

  it('takes no addresses, roles or site names for persons', () => {
    expect(
      authorsOf(
        '<meta name="author" content="Harbour News"><meta property="article:author" content="https://social.example/ann"><p class="byline">By Ann Quay, Senior Reporter</p>',
      ),
    ).toEqual(['Ann Quay']);
  });
});
