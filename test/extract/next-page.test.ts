import { describe, expect, it } from 'vitest';
import { findNextPage, isFollowingPage, isNextPage } from '../../src/extract/next-page.js';
import { parsePage } from '../../src/extract/parse-page.js';

const at = (path: string) => `https://a.example${path}`;

describe('isNextPage', () => {
  it.each([
    ['/pier', '/pier?page=2'],
    ['/pier/', '/pier/2/'],
    ['/pier/2/', '/pier/3/'],
    ['/pier', '/pier/page/2'],
    ['/pier.html', '/pier-2.html'],
    ['/pier.html', '/pier_p2.html'],
    ['/pier-2.html', '/pier-3.html'],
    ['/read?id=7', '/read?id=7&page=2'],
    ['/read?id=7&page=2', '/read?id=7&page=3'],
    ['/read?page=2&id=7', '/read?page=3&id=7'],
  ])('tells that %s goes on at %s', (current, next) => {
    expect(isNextPage(at(current), at(next))).toBe(true);
  });

  it.each([
    ['the next article of a blog', '/pier', '/quay'],
    ['the next article with a number', '/pier', '/quay-2.html'],
    ['a page further on', '/pier', '/pier?page=3'],
    ['the page before', '/pier/3/', '/pier/2/'],
    ['the page itself', '/pier?page=2', '/pier?page=2'],
    ['the next day', '/2024/03/05/', '/2024/03/07/'],
    ['another item', '/read?id=7', '/read?id=8'],
  ])('does not take %s for it', (_case, current, next) => {
    expect(isNextPage(at(current), at(next))).toBe(false);
  });

  it('stays on the host', () => {
    expect(isNextPage(at('/pier'), 'https://b.example/pier?page=2')).toBe(false);
    expect(isNextPage('nonsense', at('/pier'))).toBe(false);
  });
});

describe('isFollowingPage', () => {
  it('counts from the first page, whether that has a number or not', () => {
    expect(isFollowingPage(at('/pier'), at('/pier?page=2'), 1)).toBe(true);
    expect(isFollowingPage(at('/pier?page=1'), at('/pier?page=3'), 2)).toBe(true);
    expect(isFollowingPage(at('/pier?page=0'), at('/pier?page=1'), 1)).toBe(true);
  });

  it('does not go from one numbered article to the next', () => {
    expect(isFollowingPage(at('/12/'), at('/13/'), 1)).toBe(false);
    expect(isFollowingPage(at('/best-10'), at('/best-11'), 1)).toBe(false);
  });
});

describe('findNextPage', () => {
  it.each([
    ['<link rel="next" href="/pier?page=2">', at('/pier?page=2')],
    ['<a rel="nofollow next" href="?page=2">Next</a>', at('/pier?page=2')],
    ['<link rel="next" title="The quay" href="/quay"><a rel="next" href="/pier/2">2</a>', at('/pier/2')],
    ['<link rel="next" href="/quay">', undefined],
    ['<a href="/pier?page=2">Next</a>', undefined],
  ])('in %s finds %s', (html, expected) => {
    const page = parsePage(html, at('/pier'));
    if (!('document' in page)) throw new Error(page.reason);
    expect(findNextPage(page.document, at('/pier'), page.baseUrl)).toBe(expected);
  });
});
