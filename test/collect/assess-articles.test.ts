import { describe, expect, it } from 'vitest';
import { describeTeasers, findShortening } from '../../src/collect/assess-articles.js';
import type { RecentArticle } from '../../src/vocabulary/source.js';

const newest = Date.parse('2026-05-01T12:00:00Z');
const hourMs = 3_600_000;

/** Newest first, an hour apart. */
function articlesOf(...lengths: number[]): RecentArticle[] {
  return lengths.map((bytes, at) => ({
    publishedAt: new Date(newest - at * hourMs),
    verdict: 'full',
    bytes,
  }));
}

const long = Array.from({ length: 20 }, (_, at) => 4_000 + at * 100);
const short = Array.from({ length: 9 }, (_, at) => 1_000 + at * 50);

describe('findShortening', () => {
  it('tells how far the length fell, and since which article', () => {
    const found = findShortening(articlesOf(...short, ...long));
    expect(found?.because).toContain('fell by 78 %, from 5.4 KB to 1.2 KB, with the last 9');
    expect(found?.since).toEqual(new Date(newest - 8 * hourMs));
  });

  it('keeps its date while more short articles come, so that a reader is told once', () => {
    const before = findShortening(articlesOf(...short, ...long));
    const later = articlesOf(1_100, ...short, ...long).map((article) => ({
      ...article,
      publishedAt: new Date(article.publishedAt.getTime() + hourMs),
    }));
    expect(findShortening(later)?.since).toEqual(before?.since);
  });

  it('has nothing to say of a few short articles, of briefs, or of a source hardly known', () => {
    expect(findShortening(articlesOf(...short.slice(0, 4), ...long))).toBeUndefined();
    expect(findShortening(articlesOf(...short.slice(0, 5), 5_000, ...short, ...long))).toBeUndefined();
    expect(
      findShortening(articlesOf(...short.map((n) => n / 10), ...long.map((n) => n / 10))),
    ).toBeUndefined();
    expect(findShortening(articlesOf(...short, ...long.slice(0, 5)))).toBeUndefined();
    expect(findShortening(articlesOf(...long))).toBeUndefined();
  });
});

describe('describeTeasers', () => {
  it('counts the articles that are not whole, where they are many', () => {
    const articles = articlesOf(...long).map((article, at) => ({
      ...article,
      verdict: at % 3 === 0 ? ('teaser' as const) : article.verdict,
    }));
    expect(describeTeasers(articles)).toContain('last 20 articles 7 are not whole');
    expect(describeTeasers(articlesOf(...long))).toBeUndefined();
    expect(describeTeasers(articles.slice(0, 3))).toBeUndefined();
  });
});
