import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/extract/dom.js';
import { measureAll } from '../../src/extract/measure.js';
import { parsePage } from '../../src/extract/parse-page.js';
import { preparePage } from '../../src/extract/prepare-page.js';

const prose =
  'The council voted on Tuesday to rebuild the old north pier, which a storm had broken in two places. ';

function prepare(html: string): string {
  const page = parsePage(
    `<body><main>${`<p>${prose}</p>`.repeat(10)}</main>${html}</body>`,
    'https://a.example/',
  );
  if (!('document' in page)) throw new Error(page.reason);
  preparePage(page.document, measureAll(page.document));
  return textOf(page.document).replaceAll(prose.trim(), '').trim();
}

describe('preparePage', () => {
  it.each([
    '<nav>Home</nav>',
    '<footer>All rights</footer>',
    '<div role="complementary">Aside</div>',
    '<div class="c-share-bar">Share</div>',
    '<div id="newsletterSignup">Sign up</div>',
    '<p class="relatedPosts">Related</p>',
    '<div hidden>Secret</div>',
    '<div style="color:red; display:none">Secret</div>',
    '<span class="sr-only">Skip</span>',
    '<script>var a</script><style>p{}</style><template>t</template>',
    '<div class="cookie-banner">We use cookies</div>',
  ])('takes out %s', (html) => {
    expect(prepare(html)).toBe('');
  });

  it.each([
    [
      'what a class calls furniture but holds the prose',
      `<div class="promo">${`<p>${prose}</p>`.repeat(3)}kept</div>`,
    ],
    ['inline words whatever their class', '<p>A <b class="ad">kept</b> word</p>'],
    ['what is hidden on small screens only', '<div class="hidden md:block">kept</div>'],
    ['words that only contain a furniture word', '<div class="shareholders headline">kept</div>'],
  ])('keeps %s', (_, html) => {
    expect(prepare(html)).toContain('kept');
  });

  it('takes out what is named as related up to half of the prose', () => {
    const teasers = `<p>${prose}</p>`.repeat(4);
    expect(prepare(`<div class="related">${teasers}gone</div>`)).toBe('');
    expect(prepare(`<div class="related">${teasers.repeat(5)}kept</div>`)).toContain('kept');
  });

  it('takes out comments even where they are longer than the article', () => {
    expect(
      prepare(
        `<section id="comments">${'<p>I have walked on that pier every day of my life, and so did my father before me.</p>'.repeat(30)}</section>`,
      ),
    ).toBe('');
  });
});
