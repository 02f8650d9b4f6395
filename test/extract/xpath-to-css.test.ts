import { describe, expect, it } from 'vitest';
import { xpathToCss } from '../../src/extract/xpath-to-css.js';

describe('xpathToCss', () => {
  it.each([
    ['//aside', 'aside'],
    ["//div[@id='a']", 'div[id="a"]'],
    ['//DIV[ @id = "a" ]//p', 'div[id="a"] p'],
    ["//div[@class='a b']/ul", 'div[class="a b"] > ul'],
    ["//*[contains(@class, 'share')]", '*[class*="share"]'],
    ['//a[starts-with(@href, \'https://x.example/?a="1"\')]', 'a[href^="https://x.example/?a=\\"1\\""]'],
    ["//p[contains(concat(' ',normalize-space(@class),' '),' lead ')]", 'p[class~="lead"]'],
    ["//p[@data-x and contains(@class, 'y')][@z='']", 'p[data-x][class*="y"][z=""]'],
    ["//nav | //div[@id='x']", 'nav, div[id="x"]'],
  ])('says %s as %s', (expression, css) => {
    expect(xpathToCss(expression)).toBe(css);
  });

  it.each([
    '',
    '//div[1]',
    '(//article)[1]',
    '/html/body/div',
    "//p[contains(., 'x')]",
    "//p[contains(text(), 'x')]",
    "//p[contains(@class, 'x') or @id='y']",
    '//meta/@content',
    "//p[contains(concat(' ',normalize-space(@class),' '),' two words ')]",
    "//p[contains(@class, '')]",
    '//li/..',
    '//svg:path',
    "substring-before(//title, ' | ')",
    '//div[@id="a',
    '//nav | //li[2]',
  ])('leaves %s to the engine', (expression) => {
    expect(xpathToCss(expression)).toBeUndefined();
  });
});
