import { describe, expect, it } from 'vitest';
import { extractPage } from '../../src/extract/extract-page.js';

const SENTENCES = [
  'The harbour council voted on Tuesday evening to rebuild the old north pier, which a winter storm had broken in two places.',
  'Engineers told the meeting that the work would take eighteen months, and that ferries would leave from the south quay until then.',
  'Residents asked why the repair had waited for three years, and the mayor answered that the money had only now been found.',
  'A first tender is expected in spring, with the contract to be signed before the summer season begins.',
];
const ARTICLE = SENTENCES.map((sentence) => `<p>${sentence}</p>`).join('\n');

function page(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><title>Pier to be rebuilt | Harbour News</title>
<meta property="og:site_name" content="Harbour News">${head}</head><body>${body}</body></html>`;
}

const url = 'https://news.example.com/2024/pier?utm_source=feed';

describe('extractPage', () => {
  it('keeps the article and leaves navigation, related stories, sharing and comments out', () => {
    const extraction = extractPage({
      url,
      html: page(`<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<main><h1>Pier to be rebuilt</h1><div class="share-bar">Share on everything</div><div class="story">${ARTICLE}</div>
<div class="related"><h3>Related</h3><ul><li><a href="/2023/storm">Storm breaks the north pier</a></li></ul></div></main>
<section id="comments"><p>I walked there every morning and it was about time that somebody did something, said a reader.</p></section>
<footer>Copyright Harbour News</footer>`),
    });
    expect(extraction.text).toBe(SENTENCES.join('\n'));
    expect(extraction.verdict).toBe('full');
    expect(extraction.title).toBe('Pier to be rebuilt');
    expect(extraction.related).toEqual([
      { url: 'https://news.example.com/2023/storm', title: 'Storm breaks the north pier' },
    ]);
  });

  it('reads dates, authors, image and keywords from structured data', () => {
    const data = {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Pier to be rebuilt',
      author: [
        { '@type': 'Person', name: 'Ann Quay' },
        { '@type': 'Person', name: 'Bo Mole' },
      ],
      datePublished: '2024-03-05T08:00:00+01:00',
      dateModified: '2024-03-06',
      image: { url: '/img/pier.jpg' },
      keywords: ['Harbour', 'Council'],
    };
    const extraction = extractPage({
      url,
      html: page(
        `<article>${ARTICLE}</article>`,
        `<script type="application/ld+json">${JSON.stringify(data)}</script>`,
      ),
    });
    expect(extraction).toMatchObject({
      authors: ['Ann Quay', 'Bo Mole'],
      publishedAt: '2024-03-05T07:00:00.000Z',
      updatedAt: '2024-03-06T00:00:00.000Z',
      image: 'https://news.example.com/img/pier.jpg',
      categories: ['Harbour', 'Council'],
      language: 'en',
      siteName: 'Harbour News',
    });
  });

  it('follows a site rule before its own judgement', () => {
    const extraction = extractPage({
      url,
      html: page(`<div class="long">${ARTICLE}</div><div class="brief"><p>Only this is wanted.</p></div>`),
      options: { content: '.brief' },
    });
    expect(extraction.text).toBe('Only this is wanted.');
    expect(extraction.because).toContain('.brief');
  });

  it('falls back to feed content that is longer than a teaser page', () => {
    const extraction = extractPage({
      url,
      html: page(
        '<article><p>The harbour council voted on Tuesday evening to rebuild the old north pier …</p></article>',
      ),
      feedContentHtml: ARTICLE,
    });
    expect(extraction.text).toBe(SENTENCES.join('\n'));
    expect(extraction.because).toContain('feed content');
  });

  it('never replaces a teaser by a shorter one', () => {
    const extraction = extractPage({
      url,
      html: page(`<article><p>${SENTENCES[0]} …</p></article>`),
      feedContentHtml: '<p>The council voted.</p>',
    });
    expect(extraction.text).toContain('harbour council');
    expect(extraction.verdict).toBe('teaser');
  });

  it('knows a challenge page and takes nothing from it', () => {
    const extraction = extractPage({
      url,
      html: '<html><head><title>Just a moment...</title></head><body><p>Checking your browser before accessing the site.</p></body></html>',
      feedTitle: 'Pier to be rebuilt',
      feedContentHtml: `<p>${SENTENCES[0]}</p>`,
    });
    expect(extraction.text).toBe(SENTENCES[0]);
    expect(extraction.title).toBe('Pier to be rebuilt');
  });

  it.each(['', ' ', '<', '<!doctype html>', '<p', '\u0000', '<html></html>'])(
    'says that there is nothing in %j',
    (html) => {
      expect(extractPage({ html, url }).verdict).toBe('empty');
    },
  );
});
