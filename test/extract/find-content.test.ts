import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/extract/dom.js';
import type { ExtractOptions } from '../../src/extract/extract-options.js';
import { findContent, paragraphsOf } from '../../src/extract/find-content.js';
import { measureAll } from '../../src/extract/measure.js';
import { parsePage } from '../../src/extract/parse-page.js';

const sentence = 'The council voted on Tuesday to rebuild the old north pier, which a storm had broken. ';

function find(html: string, options: ExtractOptions = {}, articleBody?: string) {
  const page = parsePage(html, 'https://a.example/');
  if (!('document' in page)) throw new Error(page.reason);
  const found = findContent(page.document, measureAll(page.document), articleBody, options);
  return found && { text: textOf(found.root), because: found.because };
}

describe('findContent', () => {
  it('follows a site rule, every match of it, outermost first', () => {
    const html = `<p>${sentence}</p><div class="x">One<div class="x">Two</div></div><div class="x">Three</div>`;
    expect(find(html, { content: '.x' })).toEqual({ text: 'OneTwoThree', because: 'site rule .x' });
  });

  it('says when a site rule matches nothing, or is no selector', () => {
    expect(find(`<p>${sentence}</p>`, { content: '.gone' })?.because).toContain('.gone matched nothing');
    expect(find(`<p>${sentence}</p>`, { content: ':::' })?.text).toBe(sentence.trim());
  });

  it('takes the article of structured data where the page shows less than half of it', () => {
    const body = sentence.repeat(12);
    expect(find(`<p>${sentence}</p>`, {}, body)).toMatchObject({
      text: body.trim(),
      because: 'JSON-LD articleBody, the page shows less',
    });
    expect(find(`<p>${sentence.repeat(8)}</p>`, {}, body)?.because).toContain('scorer');
  });

  it('finds nothing where there is nothing', () => {
    expect(find('<div></div>')).toBeUndefined();
  });
});

describe('paragraphsOf', () => {
  it('makes a paragraph of each line', () => {
    expect(paragraphsOf('a\n\n b \r\nc').children).toHaveLength(3);
  });
});
