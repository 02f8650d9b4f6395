import { describe, expect, it } from 'vitest';
import { extractPage } from '../../src/extract/extract-page.js';

const prose =
  '<p>The council voted on Tuesday to rebuild the old north pier, which a storm had broken in two places.</p>';

function extract(picture: string) {
  return extractPage({
    html: `<main>${prose.repeat(1)}${picture}${prose.replace('Tuesday', 'Friday').repeat(1)}<p>${'More was said about the pier and its future in the town. '.repeat(5)}</p></main>`,
    url: 'https://a.example/',
  });
}

describe('captions', () => {
  it.each([
    ['a figcaption', '<figure><img src="/i.jpg"><figcaption>The pier in March</figcaption></figure>'],
    ['a paragraph of a figure', '<figure><img src="/i.jpg"><p>The pier in March</p></figure>'],
    [
      'a part whose class says so',
      '<div class="image-box"><img src="/i.jpg"><div class="wp-caption-text">The pier in March</div></div>',
    ],
    [
      'one with a credit',
      '<figure><img src="/i.jpg"><figcaption>The pier in March <span class="credit">A. Quay</span></figcaption></figure>',
    ],
  ])('stay beside their picture and out of the text: %s', (_, picture) => {
    const { html, text } = extract(picture);
    expect(text).not.toContain('The pier in March');
    expect(html).toMatch(/<figure>.*i\.jpg.*The pier in March.*<\/figure>/s);
  });

  it('leave the text of figures that are tables or code', () => {
    expect(extract('<figure><table><tr><td>200 metres</td></tr></table></figure>').text).toContain(
      '200 metres',
    );
  });
});
