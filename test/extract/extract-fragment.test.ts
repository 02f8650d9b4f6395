import { describe, expect, it } from 'vitest';
import { extractFragment } from '../../src/extract/extract-fragment.js';

const url = 'https://news.example.com/a';

describe('extractFragment', () => {
  it('keeps all of a feed entry, with absolute links and without scripts', () => {
    const { html, text } = extractFragment({
      url,
      html: '<p>One <a href="/b?utm_source=x">link</a>.</p><script>bad()</script><p>Two.</p>',
    });
    expect(html).toBe('<p>One <a href="https://news.example.com/b">link</a>.</p><p>Two.</p>');
    expect(text).toBe('One link.\nTwo.');
  });

  it('makes paragraphs of plain text lines', () => {
    expect(extractFragment({ url, html: 'One & two.\n\nThree < four.' }).html).toBe(
      '<p>One &amp; two.</p><p>Three &lt; four.</p>',
    );
  });

  it('reads HTML that was escaped once too often', () => {
    expect(
      extractFragment({ url, html: '&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;' }).text,
    ).toBe('One.\nTwo & three.');
  });

  it('splits text at line breaks', () => {
    expect(extractFragment({ url, html: 'One.<br><br>Two.<br/>Three.' }).text).toBe('One.\nTwo.\nThree.');
  });

  it('takes out what the configuration strips, and says so', () => {
    const html = '<p>One.</p><div class="poll"><p>Yes or no?</p></div><p>Two.</p>';
    const { text, removed } = extractFragment({ url, html, options: { strip: ['.poll'] } });
    expect(text).toBe('One.\nTwo.');
    expect(removed).toEqual([{ rule: 'strip', text: 'Yes or no?' }]);
  });

  it('says that empty content is empty', () => {
    expect(extractFragment({ url, html: ' ' })).toMatchObject({ text: '', verdict: 'empty' });
  });
});
