import { describe, expect, it } from 'vitest';
import { linkDensity, measureAll, measureOf } from '../../src/extract/measure.js';
import { parsePage } from '../../src/extract/parse-page.js';

const sentence = 'The council voted on Tuesday to rebuild the old north pier of the town.';

function measure(html: string) {
  const page = parsePage(html, 'https://a.example/');
  if (!('document' in page)) throw new Error(page.reason);
  return measureOf(measureAll(page.document), page.document);
}

describe('measureAll', () => {
  it('counts text, the part of it in links, and prose', () => {
    const { text, link, prose, paragraphs } = measure(`<p>${sentence}</p><p><a href="/">Short</a></p>`);
    expect({ text, link, prose, paragraphs }).toEqual({ text: 76, link: 5, prose: 71, paragraphs: 1 });
  });

  it.each([
    ['short lines', '<p>Short line</p>'.repeat(20)],
    ['lines that are mostly links', `<p><a href="/">${sentence}</a> x</p>`],
    ['headings', `<h2>${sentence}</h2>`],
    ['scripts', `<script>${sentence}</script>`],
  ])('finds no prose in %s', (_, html) => {
    expect(measure(html).prose).toBe(0);
  });

  it('joins the inline parts of a line and parts lines at breaks', () => {
    expect(
      measure(
        `<div>The council <b>voted on Tuesday</b> to rebuild <i>the old north pier</i> of the town</div>`,
      ).paragraphs,
    ).toBe(1);
    expect(measure(`<div>${sentence}<br>${sentence}</div>`).paragraphs).toBe(2);
  });

  it('has no density where there is no text', () => {
    expect(linkDensity(measure(''))).toBe(0);
  });
});
