import { describe, expect, it } from 'vitest';
import { attribute, findAll } from '../../src/extract/dom.js';
import { parsePage } from '../../src/extract/parse-page.js';
import { repairImages } from '../../src/extract/repair-images.js';

function sources(html: string, of = 'img'): string[] {
  const page = parsePage(html, 'https://a.example/');
  if (!('document' in page)) throw new Error(page.reason);
  repairImages(page.document);
  return findAll(page.document, ({ name }) => name === of).map((image) => attribute(image, 'src'));
}

describe('repairImages', () => {
  it.each([
    ['a relative drawing', '<img data-src="plans/pier.svg">', ['plans/pier.svg']],
    ['a data-src', '<img src="data:image/gif;base64,AA" data-src="/real.jpg">', ['/real.jpg']],
    [
      'a lazy srcset, the widest picture up to 2000 pixels',
      '<img data-srcset="/s.jpg 400w, /l.jpg 1600w, /xl.jpg 4000w">',
      ['/l.jpg'],
    ],
    [
      'the sources of a picture',
      '<picture><source srcset="/p.webp 800w"><img src="/placeholder.png"></picture>',
      ['/p.webp'],
    ],
    ['a noscript twin', '<img src="/blank.gif"><noscript><img src="/real.jpg"></noscript>', ['/real.jpg']],
    [
      'a noscript picture that stands alone',
      '<p>a</p><noscript><img src="/real.jpg"></noscript>',
      ['/real.jpg'],
    ],
  ])('uses %s', (_, html, expected) => {
    expect(sources(html)).toEqual(expected);
  });

  it('shows players that load late, and leaves those that show already', () => {
    const html =
      '<iframe data-src="/late"></iframe><iframe src="about:blank" data-lazy-src="/later"></iframe><iframe src="/now" data-src="/x"></iframe>';
    expect(sources(html, 'iframe')).toEqual(['/late', '/later', '/now']);
  });

  it('leaves a picture that shows already', () => {
    expect(
      sources('<img src="/real.jpg" srcset="/other.jpg 900w"><noscript><img src="/again.jpg"></noscript>')[0],
    ).toBe('/real.jpg');
  });
});
