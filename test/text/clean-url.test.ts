import { describe, expect, it } from 'vitest';
import { cleanUrl, parseWebUrl } from '../../src/text/clean-url.js';

describe('cleanUrl', () => {
  it.each([
    ['https://a.example/b?utm_source=x&id=1&fbclid=y', 'https://a.example/b?id=1'],
    ['https://a.example/b?q=a+b&q=%20', 'https://a.example/b?q=a+b&q=%20'],
    ['https://www.nytimes.com/a?smid=tw&x=1', 'https://www.nytimes.com/a?x=1'],
    ['https://a.example/a?smid=tw', 'https://a.example/a?smid=tw'],
    ['https://a.example/a?ref=rss', 'https://a.example/a'],
    ['https://a.example/a?ref=main-branch', 'https://a.example/a?ref=main-branch'],
    [
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fb%3Futm_medium%3Dx&h=AT0',
      'https://a.example/b',
    ],
    ['https://www.google.com/amp/s/a.example/b/amp/', 'https://a.example/b/amp/'],
    [
      'https://www.google.com/search?q=https://a.example',
      'https://www.google.com/search?q=https://a.example',
    ],
    [
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F&data=1',
      'https://a.example/',
    ],
    ['https://a.example/b#:~:text=some%20words', 'https://a.example/b'],
    ['https://a.example/b#section', 'https://a.example/b#section'],
  ])('turns %s into %s', (before, after) => {
    expect(cleanUrl(before)).toBe(after);
  });

  it('stops unwrapping a wrapper of itself', () => {
    const loop = 'https://www.google.com/url?q=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Djavascript%3Ax';
    expect(cleanUrl(loop)).toContain('https://www.google.com/url');
  });

  it('resolves against a base and refuses other schemes', () => {
    expect(cleanUrl('../c', 'https://a.example/a/b')).toBe('https://a.example/c');
    expect(cleanUrl('javascript:alert(1)', 'https://a.example/')).toBeUndefined();
    expect(parseWebUrl('//b.example/c', 'https://a.example/')?.href).toBe('https://b.example/c');
  });
});
