import { describe, expect, it } from 'vitest';
import { type ChildNode, findAll, serialise } from '../../src/extract/dom.js';
import { parsePage } from '../../src/extract/parse-page.js';
import { prune } from '../../src/extract/prune.js';

/** The HTML after everything of the class `x` went. */
function pruned(html: string): string {
  const parsed = parsePage(html, 'https://example.org/');
  if ('failure' in parsed) throw new Error(parsed.reason);
  const gone = findAll(parsed.document, (element) => element.attribs.class === 'x');
  prune(parsed.document, new Set<ChildNode>(gone));
  return serialise(parsed.document);
}

describe('prune', () => {
  it.each([
    [
      'wrappers that hold nothing more',
      '<div><p>a</p><div><div><b class="x">x</b></div></div></div>',
      '<div><p>a</p></div>',
    ],
    ['a wrapper with only scripts', '<i>a</i><div><b class="x">x</b><script>1</script></div>', '<i>a</i>'],
    ['a frame of rules', '<p>a</p><hr><p class="x">x</p><hr><p>b</p>', '<p>a</p><p>b</p>'],
    ['a rule that is left at the end', '<div><p>a</p><hr><p class="x">x</p></div>', '<div><p>a</p></div>'],
    [
      'a row, but no single cell',
      '<table><tr><td class="y"><b class="x">x</b></td></tr></table><p>a</p>',
      '<p>a</p>',
    ],
  ])('takes along %s', (_, before, after) => {
    expect(pruned(before)).toBe(after);
  });

  it.each([
    ['a rule between paragraphs', '<p>a</p><hr><p class="x">x</p><p>b</p>', '<p>a</p><hr><p>b</p>'],
    ['a picture', '<div><img src="a"><p class="x">x</p></div>', '<div><img src="a"></div>'],
    ['wrappers that were empty before', '<div><div></div></div><p class="x">x</p>', '<div><div></div></div>'],
  ])('keeps %s', (_, before, after) => {
    expect(pruned(before)).toBe(after);
  });

  it('does not let the text around a block run together', () => {
    expect(pruned('<div>one<p class="x">x</p>two</div>')).toBe('<div>one<br>two</div>');
    expect(pruned('<p>one<b class="x">x</b>two</p>')).toBe('<p>one two</p>');
  });

  it('takes linear time for a page of nothing but ads', () => {
    const start = performance.now();
    pruned(`<div>${'<i></i>'.repeat(30_000)}${'<p class="x">x</p>'.repeat(30_000)}<p>a</p></div>`);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
