import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '../../src/text/canonical-url.js';

describe('canonicalUrl', () => {
  it.each([
    ['HTTP://News.Example.com:80/A/b/', 'https://news.example.com/A/b'],
    ['https://news.example.com./a', 'https://news.example.com/a'],
    ['https://user:secret@news.example.com/a', 'https://news.example.com/a'],
    ['https://news.example.com/a?utm_source=x&fbclid=1&xtor=RSS-3', 'https://news.example.com/a'],
    ['https://news.example.com/a?b=2&a=1', 'https://news.example.com/a?a=1&b=2'],
    ['https://news.example.com/%7ejoe/caf%c3%a9', 'https://news.example.com/~joe/caf%C3%A9'],
    ['https://news.example.com/a#comments', 'https://news.example.com/a'],
    ['https://news.example.com/a#:~:text=in%202024', 'https://news.example.com/a'],
    ['https://news.example.com/a;jsessionid=0A1B?x=1', 'https://news.example.com/a?x=1'],
    ['https://news.example.com', 'https://news.example.com'],
    ['https://news.example.com/a?ref=rss', 'https://news.example.com/a'],
    ['https://www.google.com/url?rct=j&url=https://a.example/b%3Fid%3D7&ct=ga', 'https://a.example/b?id=7'],
    [
      'https://www-example-com.cdn.ampproject.org/c/s/www.example.com/a?utm_medium=amp',
      'https://www.example.com/a',
    ],
  ])('%s is the article %s', (address, key) => {
    expect(canonicalUrl(address)).toBe(key);
  });

  it.each([
    ['https://example.com/?p=1', 'https://example.com/?p=2'],
    ['https://example.com/Story', 'https://example.com/story'],
    ['https://example.com/a?ref=17', 'https://example.com/a?ref=18'],
    ['https://example.com/changes#v1.2.3', 'https://example.com/changes#v1.2.4'],
    ['https://example.com/#!/story/one', 'https://example.com/#!/story/two'],
    ['https://example.com/a?x=1&x=2', 'https://example.com/a?x=2&x=1'],
    ['https://example.com:8080/a', 'https://example.com/a'],
    ['https://example.com/a%2Fb', 'https://example.com/a/b'],
    ['https://www.example.com/a', 'https://m.example.com/a'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
  });

  it.each([
    '',
    'mailto:a@example.com',
    'javascript:alert(1)',
    '/relative',
    'http://',
    `https://a.example/${'x'.repeat(9000)}`,
  ])('knows no web address in %.30s', (address) => {
    expect(canonicalUrl(address)).toBeUndefined();
  });

  it('gives its own answers back unchanged', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const key = canonicalUrl(address);
        expect(key === undefined ? undefined : canonicalUrl(key)).toBe(key);
      }),
    );
  });
});
