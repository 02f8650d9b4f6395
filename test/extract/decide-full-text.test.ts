import { describe, expect, it } from 'vitest';
import { decideFullText } from '../../src/extract/decide-full-text.js';

const url = 'https://post.example/ferry';

function decide(contentHtml: string, setting: 'auto' | 'always' | 'never' = 'auto'): boolean {
  return decideFullText({ url, contentHtml }, setting).fetch;
}

describe('decideFullText', () => {
  it('fetches the page of a teaser, and not that of a whole article', () => {
    expect(decide(`<p>${'A short text. '.repeat(10)}</p>`)).toBe(true);
    expect(decide(`<p>${'A sentence of the article. '.repeat(80)}</p>`)).toBe(false);
  });

  it('fetches the page of a long text that breaks off', () => {
    expect(decide(`<p>${'A sentence of the article. '.repeat(80)}</p><p>Read more »</p>`)).toBe(true);
    expect(decide(`<p>${'A sentence of the article. '.repeat(80)} and then […]</p>`)).toBe(true);
  });

  it('counts a character of Chinese, Japanese or Korean for the several letters it stands for', () => {
    expect(decide(`<p>${'渡轮昨夜在港口停了一夜。'.repeat(55)}</p>`)).toBe(false);
    expect(decide(`<p>${'渡轮昨夜在港口停了一夜。'.repeat(20)}</p>`)).toBe(true);
  });

  it('does what the setting says, and never without a web address', () => {
    expect(decide('', 'never')).toBe(false);
    expect(decide('<p>x</p>'.repeat(1000), 'always')).toBe(true);
    expect(decideFullText({ contentHtml: '' }, 'always').fetch).toBe(false);
  });
});
