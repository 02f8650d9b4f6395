import { describe, expect, it } from 'vitest';
import { findRelated } from '../../src/extract/find-related.js';
import { measureAll } from '../../src/extract/measure.js';
import { parsePage } from '../../src/extract/parse-page.js';

const url = 'https://a.example/news/pier';

function related(html: string) {
  const page = parsePage(html, url);
  if (!('document' in page)) throw new Error(page.reason);
  return findRelated(page.document, measureAll(page.document), url, page.baseUrl);
}

const storm = { url: 'https://a.example/storm', title: 'Storm breaks the north pier' };
const money = { url: 'https://a.example/money', title: 'Where the harbour money went' };
const links =
  '<ul><li><a href="/storm?utm_medium=related">Storm breaks the north pier</a></li><li><a href="/money">Where the harbour money went</a></li></ul>';

describe('findRelated', () => {
  it.each([
    ['a block by its class', `<div class="c-relatedLinks">${links}</div>`],
    ['a list under a heading', `<h3>Related stories</h3>${links}`],
    ['a heading in another language', `<h4>Mehr zum Thema:</h4>${links}`],
    [
      'read-more lines',
      '<p>Read more: <a href="/storm">Storm breaks the north pier</a></p><p><b>Also read:</b> <a href="/money">Where the harbour money went</a></p>',
    ],
    [
      'rel=related',
      '<a rel="related" href="/storm">Storm breaks the north pier</a><a rel="nofollow related" href="/money">Where the harbour money went</a>',
    ],
    [
      'cards with linked headings',
      '<section id="related-articles"><a href="/storm"><img src="s.jpg"><h4>Storm breaks the north pier</h4><p>Waves of nine metres hit the coast.</p></a><a href="/money"><h4>Where the harbour money went</h4></a></section>',
    ],
  ])('finds %s, in order', (_, html) => {
    expect(related(`<main><p>Text.</p>${html}</main>`)).toEqual([storm, money]);
  });

  it('leaves out navigation, popular lists, the page itself and links without a title', () => {
    const html = `<nav class="related">${links}</nav><aside class="most-popular"><h3>Read more</h3>${links}</aside>
      <div class="related"><a href="/news/pier#top">The pier is to be rebuilt</a><a href="/x">More</a><a href="/">Front page of the news</a></div>`;
    expect(related(html)).toEqual([]);
  });

  it('names each link once and at most 20', () => {
    const many = Array.from(
      { length: 50 },
      (_, index) => `<li><a href="/s${index % 30}">Story with the number ${index % 30}</a></li>`,
    );
    expect(related(`<div class="related"><ul>${many.join('')}</ul></div>`)).toHaveLength(20);
  });
});
