import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../src/extract/html-to-text.js';
import { parsePage } from '../../src/extract/parse-page.js';

function text(html: string): string {
  const page = parsePage(html, 'https://a.example/');
  if (!('document' in page)) throw new Error(page.reason);
  return htmlToText(page.document);
}

describe('htmlToText', () => {
  it.each([
    ['one line a block', '<h2>Head</h2><p>A <b>bold</b>\n word</p><div>B</div>', 'Head\nA bold word\nB'],
    ['a line at each break', 'A<br>B<br><br>C', 'A\nB\nC'],
    ['a line an item', '<ul><li>one<li>two</ul>', 'one\ntwo'],
    ['a line a table row', '<table><tr><td>a</td><td>b</td></tr></table>', 'a b'],
    ['the lines of code', '<pre>x = 1\ny = 2</pre>', 'x = 1\ny = 2'],
    ['words without characters that show nothing', '<p>so\u00ADft zero\u200Bwidth</p>', 'soft zerowidth'],
    [
      'no scripts, styles, forms or pictures',
      '<p>a</p><script>b</script><style>c</style><button>d</button><svg><text>e</text></svg>',
      'a',
    ],
    ['characters decoded', '<p>a &lt; b &amp; c</p>', 'a < b & c'],
  ])('gives %s', (_, html, expected) => {
    expect(text(html)).toBe(expected);
  });
});
