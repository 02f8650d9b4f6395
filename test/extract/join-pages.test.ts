import { describe, expect, it } from 'vitest';
import { emptyExtraction } from '../../src/extract/empty-extraction.js';
import { joinPages } from '../../src/extract/join-pages.js';
import type { Extraction } from '../../src/vocabulary/article.js';

const first = 'The north pier will be rebuilt in stone, the harbour board said on Monday.';
const second = 'Work on the pier starts in May and takes two summers, the board went on to say.';

function extraction(text: string, facts: Partial<Extraction> = {}): Extraction {
  return { ...emptyExtraction('scorer'), text, html: `<p>${text}</p>`, verdict: 'full', ...facts };
}

describe('joinPages', () => {
  it('puts the text of the next page after that of the first, and goes on from there', () => {
    const article = extraction(first, { title: 'Pier', nextUrl: 'https://a.example/2' });
    const joined = joinPages(
      article,
      extraction(second, { title: 'Pier 2', nextUrl: 'https://a.example/3' }),
    );
    expect(joined).toMatchObject({
      title: 'Pier',
      text: `${first}\n${second}`,
      html: `<p>${first}</p>\n<p>${second}</p>`,
      nextUrl: 'https://a.example/3',
    });
    expect(joinPages(article, extraction(second))).not.toHaveProperty('nextUrl');
  });

  it.each([
    ['the same page again', extraction(first)],
    ['a page without an article', extraction('', { verdict: 'empty' })],
    ['a gatekeeper', extraction(second, { verdict: 'challenge' })],
  ])('does not add %s', (_case, page) => {
    expect(joinPages(extraction(first), page)).toBeUndefined();
  });
});
