/** One article, in every form in which pages and feeds carry it. */
import { describe, expect, it } from 'vitest';
import { extractFragment } from '../../src/extract/extract-fragment.js';
import { extractPage } from '../../src/extract/extract-page.js';

const url = 'https://www.harbour-news.example/2026/03/02/pier';
const title = 'North pier will be rebuilt in stone';
const prose = [
  'The north pier will be rebuilt in stone, the harbour board said on Monday, after two winters of storms.',
  'A shipowner had offered to pay for it if his name and an advertisement for his ferry were cut into the wall.',
  'The board declined: "Advertisement has no place on a breakwater," its chairwoman told the meeting.',
  'Work starts in May, takes two summers and costs four million crowns, half of them from the province.',
];
const [lead = '', ...rest] = prose;
const lines = [
  'Advertisement',
  lead,
  'Advert',
  ...rest.slice(0, 1),
  'ADVERTISEMENT - CONTINUE READING BELOW',
  ...rest.slice(1),
  'A D V E R T I S E M E N T',
  'Topics: Harbour, North Pier',
];
const paragraphs = lines.map((line) => `<p>${line}</p>`).join('\n');
const broken = lines.join('<br>\n<br>\n');

function page(body: string): string {
  return `<!doctype html><html lang="en"><head><title>${title} | Harbour News</title></head><body>
    <header><a href="/">Harbour News</a><nav><a href="/world">World</a> <a href="/sport">Sport</a></nav></header>
    <main><article><h1>${title}</h1><p class="byline">By Ann Moor</p><time datetime="2026-03-02">2 March 2026</time>
    ${body}</article></main><footer>© Harbour News</footer></body></html>`;
}

describe('the reference article', () => {
  it.each([
    ['a page with paragraphs', extractPage({ html: page(paragraphs), url })],
    ['a page with breaks', extractPage({ html: page(`<div class="text">${broken}</div>`), url })],
    [
      'a page with a block a line',
      extractPage({ html: page(paragraphs.replace(/(<\/?)p>/g, '$1div>')), url }),
    ],
    ['a feed with paragraphs', extractFragment({ html: paragraphs, url, title })],
    ['a feed with breaks', extractFragment({ html: broken, url, title })],
    [
      'a feed with escaped paragraphs',
      extractFragment({ html: paragraphs.replaceAll('<', '&lt;').replaceAll('>', '&gt;'), url, title }),
    ],
    ['a feed with plain text', extractFragment({ html: lines.join('\n\n'), url, title })],
    ['a feed with plain text, one line each', extractFragment({ html: lines.join('\n'), url, title })],
  ])('is the same from %s', (_form, { text, html, categories, removed }) => {
    expect(text).toBe(prose.join('\n'));
    expect(categories).toEqual(['Harbour', 'North Pier']);
    expect(removed.filter(({ rule }) => rule === 'ad-marker')).toHaveLength(4);
    expect(html).not.toMatch(/(?:>|^)\s*(?:ADVERT|Advert|A D V)/);
    expect(html).not.toMatch(/<br \/>\s*$/);
  });
});
