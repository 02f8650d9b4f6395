import { describe, expect, it } from 'vitest';
import { layoutOf, layoutWords } from '../../src/extract/layout-words.js';

describe('layoutOf', () => {
  it.each([
    ['c-article__relatedLinks', 'overlay'],
    ['ad_container ad', 'furniture'],
    ['newsletter-signup', 'overlay'],
    ['c-article__shareBar', 'furniture'],
    ['SocialMedia', 'furniture'],
    ['comments-area', 'comments'],
    ['hidden', 'hidden'],
    ['table-of-contents', 'pointer'],
    ['headline', undefined],
    ['shadow-lg header-read', undefined],
    ['hidden-1a2b3c', undefined],
    ['hidden lg:block', undefined],
    ['', undefined],
  ])('takes "%s" for %s', (names, role) => {
    expect(layoutOf(names)?.role).toBe(role);
  });

  it('stays quick on a class name of megabytes', () => {
    const start = performance.now();
    layoutOf('aB-'.repeat(1_000_000));
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('layoutWords', () => {
  it('splits names at signs and capitals', () => {
    expect(layoutWords('c-article__relatedLinks Top10')).toBe('c article related links top10');
  });
});
