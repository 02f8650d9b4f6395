import { describe, expect, it } from 'vitest';
import { measureAll } from '../../src/extract/measure.js';
import { parsePage } from '../../src/extract/parse-page.js';
import { readTags } from '../../src/extract/read-tags.js';

function tags(html: string): string[] {
  const page = parsePage(html, 'https://a.example/');
  if (!('document' in page)) throw new Error(page.reason);
  return readTags(page.document, measureAll(page.document));
}

const links = '<a href="/t/a">Harbour</a> <a href="/t/b">Council</a>';

describe('readTags', () => {
  it.each([
    ['a row with a label', `<p>Topics: ${links}</p>`],
    ['a list by its class', `<ul class="post-tags"><li>${links}</li></ul>`],
    ['a label in another language', `<div>Schlagwörter: ${links}</div>`],
  ])('reads %s', (_, html) => {
    expect(tags(html)).toEqual(['Harbour', 'Council']);
  });

  it.each([
    ['links without a label', `<p>${links}</p>`],
    [
      'the tag cloud of a sidebar',
      `<aside>Topics: ${links}</aside><div class="sidebar"><ul class="tags">${links}</ul></div>`,
    ],
    [
      'prose after the label',
      `<p>Topics: many things were said about the ${links} and all of them were forgotten by the next morning.</p>`,
    ],
  ])('leaves %s', (_, html) => {
    expect(tags(html)).toEqual([]);
  });
});
