import { describe, expect, it } from 'vitest';
import { isElement } from '../../src/extract/dom.js';
import { parsePage } from '../../src/extract/parse-page.js';
import { XPathPage } from '../../src/extract/xpath.js';

const html = `<html><head><title>Bridge - News</title><meta property="og:title" content="The bridge"></head>
<body><div id="a" class="story big"><p>One <b>bold</b> word</p><p>Two<br>lines</p></div>
<ul><li>x</li><li class="last">y</li></ul><P>Foto: Ann</P></body></html>`;

function find(expression: string): string[] | undefined {
  const page = parsePage(html, 'https://a.example/');
  if (!('document' in page)) throw new Error(page.reason);
  return new XPathPage(page.document).find(expression)?.map(({ text }) => text);
}

describe('XPathPage', () => {
  it.each([
    ["//div[@id='a']/p[1]", ['One bold word']],
    ["//div[contains(concat(' ', normalize-space(@class), ' '), ' big ')]//b", ['bold']],
    ['//meta[@property="og:title"]/@content', ['The bridge']],
    ["substring-before(//title, ' - ')", ['Bridge']],
    ["//p[contains(text(), 'Foto')]", ['Foto: Ann']],
    ["//p[contains(text(), 'Two')]", ['Twolines']],
    ["//li[last()] | //div[@id='a']/p[2]", ['Twolines', 'y']],
    ['//li[not(@class)]/following-sibling::li', ['y']],
    ['//b/ancestor::div/@id', ['a']],
    ["//*[starts-with(., 'Foto')]", ['Foto: Ann']],
    ['(//p)[last()]', ['Foto: Ann']],
    ['//body/*[2]/li[1]/text()', ['x']],
    ['count(//li)', ['2']],
    ['//section', []],
  ])('finds %s', (expression, texts) => {
    expect(find(expression)).toEqual(texts);
  });

  it.each(['', '//div[', 'not an xpath ((', '//li[foo(.)]', '//x:y'])('says that "%s" is none', (text) => {
    expect(find(text)).toBeUndefined();
  });

  it('leads back to the elements of the page', () => {
    const page = parsePage(html, 'https://a.example/');
    if (!('document' in page)) throw new Error(page.reason);
    const node = new XPathPage(page.document).find('//b')?.[0]?.node;
    expect(node && isElement(node) && node.name).toBe('b');
  });

  it('answers about a deep and wide page in time', () => {
    const page = parsePage(
      `${'<div>'.repeat(900)}${'<p class="x">t</p>'.repeat(3000)}`,
      'https://a.example/',
    );
    if (!('document' in page)) throw new Error(page.reason);
    expect(new XPathPage(page.document).find("//p[contains(@class, 'x')][contains(., 't')]")).toHaveLength(
      2000,
    );
  });
});
