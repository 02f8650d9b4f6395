import { describe, expect, it } from 'vitest';
import {
  decodeEntities,
  findFirst,
  isValidSelector,
  removeWhere,
  select,
  serialise,
  textOf,
  unwrap,
} from '../../src/extract/dom.js';
import { parsePage } from '../../src/extract/parse-page.js';

function parse(html: string) {
  const page = parsePage(html, 'https://a.example/');
  if (!('document' in page)) throw new Error(page.reason);
  return page.document;
}

describe('removeWhere', () => {
  it('removes what the test names and leaves alone what it is told to keep', () => {
    const document = parse('<p>a</p><div><p>b</p></div><section><p>c</p></section>');
    removeWhere(document, ({ name }) => (name === 'section' ? 'keep' : name === 'p'));
    expect(serialise(document)).toBe('<div></div><section><p>c</p></section>');
  });

  it('stays quick with a hundred thousand siblings', () => {
    const document = parse('<p>a</p><i>b</i>'.repeat(50_000));
    const start = performance.now();
    removeWhere(document, ({ name }) => name === 'p');
    expect(performance.now() - start).toBeLessThan(1000);
    expect(document.children).toHaveLength(50_000);
  });
});

describe('unwrap', () => {
  it('leaves the children in place of the element', () => {
    const document = parse('<p>a<b>b<i>c</i></b>d</p>');
    const bold = findFirst(document, ({ name }) => name === 'b');
    if (bold) unwrap(bold);
    expect(serialise(document)).toBe('<p>ab<i>c</i>d</p>');
  });
});

describe('select', () => {
  it('finds by selector, and nothing by what is none', () => {
    const document = parse('<p class="x">a</p>');
    expect(select('p.x', document)).toHaveLength(1);
    expect(select('p..', document)).toEqual([]);
    expect([isValidSelector('p > a'), isValidSelector('p..')]).toEqual([true, false]);
  });
});

describe('text', () => {
  it('is collapsed and decoded once too often escaped', () => {
    expect(textOf(parse('<p>a \n b</p> <p>c</p>'))).toBe('a b c');
    expect(decodeEntities('a &amp; b &#38; c & d')).toBe('a & b & c & d');
  });
});
