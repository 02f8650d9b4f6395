import { describe, expect, it } from 'vitest';
import { endKind } from '../../src/extract/end-headings.js';

describe('endKind', () => {
  it.each([
    'Related stories',
    'RELATED:',
    'More from this author',
    'You may also like',
    'Read next',
    'Mehr zum Thema',
    'Lire aussi',
    'Te puede interesar',
    'Leggi anche',
    'Читайте также',
    '関連記事',
  ])('knows "%s" for a pointer elsewhere', (heading) => {
    expect(endKind(heading)).toBe('pointer');
  });

  it.each([
    'About the author',
    'Leave a comment',
    '12 comments',
    'Share this article',
    'Subscribe to our newsletter',
    'Kommentare',
  ])('knows "%s" for an aside', (heading) => {
    expect(endKind(heading)).toBe('aside');
  });

  it.each([
    'Related costs and who pays',
    'What the author did next in the war',
    'Share prices fall',
    'Top 10 piers',
    'Commentary',
    'More ships, fewer ports',
    'Conclusion',
    '',
  ])('leaves "%s" to the article', (heading) => {
    expect(endKind(heading)).toBeUndefined();
  });
});
