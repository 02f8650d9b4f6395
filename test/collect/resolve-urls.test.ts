/** Relative addresses made absolute. */
import { describe, expect, test } from 'vitest';
import { resolveHtmlUrls, resolveUrl } from '../../src/collect/resolve-urls.js';

const base = 'https://news.example/a/b';

describe('single addresses', () => {
  test.each([
    ['/x', 'https://news.example/x'],
    ['c?d=1', 'https://news.example/a/c?d=1'],
    ['//cdn.example/y', 'https://cdn.example/y'],
    ['http://other.example', 'http://other.example'],
    ['HTTPS://Other.example/A', 'https://Other.example/A'],
    [' http://a.example/\n b ', 'http://a.example/ b'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['javascript:alert(1)', undefined],
    ['', undefined],
  ])('%s', (reference, resolved) => {
    expect(resolveUrl(reference, base)).toBe(resolved);
  });
});

describe('addresses in HTML', () => {
  test('links and images become absolute, anchors and text stay', () => {
    expect(
      resolveHtmlUrls('<a href="/x?a=1&amp;b=2">href="/no"</a><img src=y.png><a href="#top">', base),
    ).toBe(
      '<a href="https://news.example/x?a=1&amp;b=2">href="/no"</a><img src="https://news.example/a/y.png"><a href="#top">',
    );
  });

  test('every candidate of a source set is resolved', () => {
    expect(resolveHtmlUrls('<img srcset="/1.jpg 1x, /2.jpg 2x" src="/1.jpg">', base)).toContain(
      'srcset="https://news.example/1.jpg 1x, https://news.example/2.jpg 2x"',
    );
  });

  test('HTML without relative addresses comes back as it is', () => {
    const html = '<a href="https://x.example/">x</a> a = b';
    expect(resolveHtmlUrls(html, base)).toBe(html);
  });
});
