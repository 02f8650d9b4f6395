import { describe, expect, it } from 'vitest';
import { finishContent } from '../../src/extract/finish-content.js';
import { parsePage } from '../../src/extract/parse-page.js';

function finish(html: string) {
  const page = parsePage(html, 'https://a.example/b');
  if (!('document' in page)) throw new Error(page.reason);
  return finishContent(page.document, page.baseUrl, undefined, {});
}

describe('finishContent', () => {
  it('takes markers, tracking and unsafe parts out, and the wrappers they leave', () => {
    const html =
      '<p>One <a href="/c?utm_source=x" onclick="y()">link</a>.</p><div class="slot"><p>Advertisement</p></div><section><div> </div></section><p>Two.</p>';
    expect(finish(html)).toMatchObject({
      text: 'One link.\nTwo.',
      html: '<p>One <a href="https://a.example/c">link</a>.</p><p>Two.</p>',
      removed: [{ rule: 'ad-marker', text: 'Advertisement' }],
    });
  });

  it('keeps empty cells, pictures and rules', () => {
    const html = '<table><tr><td></td><td>b</td></tr></table><p><img src="https://a.example/i.jpg"></p><hr>';
    expect(finish(html).html).toBe(
      '<table><tr><td></td><td>b</td></tr></table><p><img src="https://a.example/i.jpg" /></p><hr />',
    );
  });
});
