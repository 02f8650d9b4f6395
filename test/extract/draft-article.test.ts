import { describe, expect, it } from 'vitest';
import { draftArticle } from '../../src/extract/draft-article.js';
import { emptyExtraction } from '../../src/extract/empty-extraction.js';
import type { ParsedEntry } from '../../src/vocabulary/feed-document.js';

const firstSeenAt = new Date('2026-03-02T10:00:00Z');

function draftOf(announced: ParsedEntry, facts: object = {}, pageUrl?: string) {
  const entry = {
    id: '7',
    sourceId: 'post',
    print: 'p',
    announced,
    firstSeenAt,
    stage: 'extract' as const,
    putOffSince: null,
  };
  return draftArticle(entry, { ...emptyExtraction('scorer'), ...facts }, pageUrl);
}

describe('draftArticle', () => {
  it('prefers what the entry says to what the page says', () => {
    const announced = { title: 'Pier', authors: ['Ann Moor'], language: 'de', url: 'https://a.example/pier' };
    const facts = { title: 'The pier', authors: ['Staff'], language: 'en', image: 'https://a.example/i.jpg' };
    const draft = draftOf(announced, facts);
    expect(draft.title).toBe('Pier');
    expect(draft.extraction).toMatchObject({ authors: ['Ann Moor'], language: 'de', image: facts.image });
  });

  it('joins the categories of both, each once', () => {
    const draft = draftOf({ categories: ['Harbour', 'World'] }, { categories: ['harbour', 'Piers'] });
    expect(draft.extraction.categories.map((name) => name.toLowerCase())).toEqual([
      'harbour',
      'world',
      'piers',
    ]);
  });

  it('keeps every address the article was met under, and shows the clean one', () => {
    const url = 'https://a.example/pier?utm_source=rss';
    const draft = draftOf(
      { guid: 'g', url },
      { canonicalUrl: 'https://a.example/p' },
      'https://a.example/pier',
    );
    expect(draft.url).toBe('https://a.example/pier');
    expect(draft.addresses).toEqual({
      guid: 'g',
      url: 'https://a.example/pier',
      canonicalUrl: 'https://a.example/p',
      alternateUrls: [url],
    });
  });

  it('names an article without a title by its first line', () => {
    expect(draftOf({}, { text: 'The pier is shut.\nMore.' }).title).toBe('The pier is shut.');
    expect(draftOf({}).title).toBe('Untitled');
  });
});
