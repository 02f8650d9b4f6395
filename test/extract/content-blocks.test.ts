import { describe, expect, it } from 'vitest';
import { contentBlocks } from '../../src/extract/content-blocks.js';
import { endsArticle, sectionEnd } from '../../src/extract/end-sections.js';
import { measureAll } from '../../src/extract/measure.js';
import { parsePage } from '../../src/extract/parse-page.js';

function blocks(html: string) {
  const page = parsePage(html, 'https://a.example/');
  if (!('document' in page)) throw new Error(page.reason);
  return contentBlocks(page.document, measureAll(page.document));
}

const teasers =
  '<h3>Related stories</h3><p><a href="/a">Storm breaks pier</a></p><p><a href="/b">Ferries move</a></p>';

describe('contentBlocks', () => {
  it('takes what stands between blocks for a line, but not a part of a line', () => {
    const found = blocks(
      '<div><time>2 March</time><p>One.</p>Two <b>parts</b> of a line.<p>Three.</p></div>',
    );
    expect(found.map(({ text }) => text)).toEqual(['2 March', 'One.', 'Three.']);
  });

  it('lists the lines that hold text, with what they are', () => {
    const found = blocks(
      '<div><h2>Head</h2><ul><li>One</li></ul><table><tr><td>Cell</td></tr></table><p><a href="/">Link</a></p></div>',
    );
    expect(
      found.map(({ text, level, isItem, isCell, linked }) => [text, level, isItem, isCell, linked]),
    ).toEqual([
      ['Head', 2, false, false, 0],
      ['One', 0, true, false, 0],
      ['Cell', 0, true, true, 0],
      ['Link', 0, false, false, 1],
    ]);
  });
});

describe('endsArticle', () => {
  it('knows teasers under a heading that names them, near the end', () => {
    expect(endsArticle(blocks(teasers), 900, 1000)).toBe(true);
  });

  it('keeps a section of the article under such a heading', () => {
    const section = blocks(
      `<h3>Related</h3><p>${'The town council has much to say about this. '.repeat(10)}</p>`,
    );
    expect(endsArticle(section, 900, 1000)).toBe(false);
  });
});

describe('sectionEnd', () => {
  it('is the next heading of the rank, or the first table', () => {
    expect(sectionEnd(blocks(`${teasers}<h3>Costs</h3><p>x</p>`), 0)).toBe(3);
    expect(sectionEnd(blocks(`${teasers}<table><tr><td>x</td></tr></table>`), 0)).toBe(3);
    expect(sectionEnd(blocks(teasers), 0)).toBe(3);
  });
});
