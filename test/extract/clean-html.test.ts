import { describe, expect, it } from 'vitest';
import { cleanHtml } from '../../src/extract/clean-html.js';

const A = '<p>The council voted on Tuesday to close the bridge until the end of the year.</p>';
const B = '<p>Traffic will be led through the old town, the mayor said after the meeting.</p>';

describe('cleanHtml', () => {
  it.each([
    ['a paragraph', '<p>Advertisement</p>'],
    ['a heading', '<h3>Advertisement</h3>'],
    ['nested wrappers', '<div class="x"><div><span>Advertisement</span></div></div>'],
    ['a bare text node', 'Advertisement'],
    ['a span', '<span>Advertisement</span>'],
    ['a caption and its picture', '<figure><img src="a.png"><figcaption>Advertisement</figcaption></figure>'],
    ['a table of layout', '<table><tr><td>Advertisement</td></tr></table>'],
    ['a list of one', '<ul><li>Advertisement</li></ul>'],
    ['a frame of rules', '<hr><p>Advertisement</p><hr>'],
    ['an ad slot with a frame', '<div class="ad-slot"><p>Advertisement</p><iframe src="x"></iframe></div>'],
  ])('removes %s that is only a marker and leaves nothing behind', (_, marker) => {
    expect(cleanHtml(`<div>${A}${marker}${B}</div>`).html).toBe(`<div>${A}${B}</div>`);
  });

  it('removes a marker between line breaks inside one block', () => {
    expect(cleanHtml('<p>One sentence.<br><br>Advert<br>Another.</p>').html).toBe(
      '<p>One sentence.<br><br>Another.</p>',
    );
  });

  it.each([
    ['the word in a sentence', '<p>The <b>advertisement</b> ran on Sunday.</p>'],
    ['the title', '<h1>Advertising</h1>'],
    [
      'a heading of an article about it',
      '<h2>Advertising</h2><p>Spending on advertising fell for the third year in a row.</p>',
    ],
    ['a quotation', '<blockquote><p>Advertisement</p></blockquote>'],
    ['code', '<pre>Advertisement</pre>'],
    ['a list of keywords', '<ul><li>Radio</li><li>Advertising</li><li>Television</li></ul>'],
    [
      'a data cell',
      '<table><tr><td>Advertising</td><td>5.3</td></tr><tr><td>Print</td><td>2</td></tr></table>',
    ],
    [
      'a caption that says something',
      '<figure><img src="a.png"><figcaption>An advertisement of 1910</figcaption></figure>',
    ],
  ])('keeps %s', (_, html) => {
    expect(cleanHtml(html)).toEqual({ html, removed: [] });
  });

  it('cuts a marker in its own element at the end of a paragraph', () => {
    expect(cleanHtml('<p>The case ended.<span>Advertisement</span></p>').html).toBe('<p>The case ended.</p>');
  });
});
