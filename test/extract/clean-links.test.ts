import { describe, expect, it } from 'vitest';
import { cleanLinks, parseSrcset } from '../../src/extract/clean-links.js';
import { serialise } from '../../src/extract/dom.js';
import { parsePage } from '../../src/extract/parse-page.js';

function clean(html: string): string {
  const page = parsePage(html, 'https://a.example/news/b');
  if (!('document' in page)) throw new Error(page.reason);
  cleanLinks(page.document, page.baseUrl);
  return serialise(page.document);
}

describe('cleanLinks', () => {
  it.each([
    ['<a href="../c?utm_source=x&id=3">c</a>', '<a href="https://a.example/c?id=3">c</a>'],
    [
      '<a href="https://www.google.com/url?q=https%3A%2F%2Fb.example%2Fc">c</a>',
      '<a href="https://b.example/c">c</a>',
    ],
    ['<a href="javascript:void(0)">c</a>', 'c'],
    ['<a href="mailto:desk@a.example">c</a>', '<a href="mailto:desk@a.example">c</a>'],
    ['<a>c</a>', 'c'],
    ['<a href="#note">1</a>', '<a href="https://a.example/news/b#note">1</a>'],
    ['<img src="/i.jpg">', '<img src="https://a.example/i.jpg">'],
    ['<img src="https://stats.example/p.gif" width="1" height="1">', ''],
    ['<img src="https://b.scorecardresearch.com/p?c1=2">', ''],
    ['<img src="data:image/png;base64,AA">', ''],
    [
      '<img srcset="/a.jpg 1x, /b.jpg 2x">',
      '<img srcset="https://a.example/a.jpg 1x, https://a.example/b.jpg 2x">',
    ],
    [
      '<video poster="p.jpg" src="v.mp4"></video>',
      '<video poster="https://a.example/news/p.jpg" src="https://a.example/news/v.mp4"></video>',
    ],
  ])('turns %s into %s', (before, after) => {
    expect(clean(before)).toBe(after);
  });
});

describe('parseSrcset', () => {
  it('keeps commas inside addresses', () => {
    expect(parseSrcset('/i/w_400,h_300/a.jpg 400w, /i/w_800,h_600/a.jpg 800w')).toEqual([
      { url: '/i/w_400,h_300/a.jpg', descriptor: '400w' },
      { url: '/i/w_800,h_600/a.jpg', descriptor: '800w' },
    ]);
  });

  it('stays quick on a megabyte of commas', () => {
    const start = performance.now();
    parseSrcset('a,'.repeat(500_000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
