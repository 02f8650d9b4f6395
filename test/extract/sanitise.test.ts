import { describe, expect, it } from 'vitest';
import { sanitise } from '../../src/extract/sanitise.js';

describe('sanitise', () => {
  it.each([
    ['<p>a</p><script>alert(1)</script>', '<p>a</p>'],
    ['<p onclick="alert(1)" onmouseover=alert(1)>a</p>', '<p>a</p>'],
    ['<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
    ['<a href=" java\nscript:alert(1)">a</a>', '<a>a</a>'],
    ['<a href="&#106;avascript:alert(1)">a</a>', '<a>a</a>'],
    ['<a href="vbscript:x">a</a>', '<a>a</a>'],
    ['<a href="data:text/html,<script>alert(1)</script>">a</a>', '<a>a</a>'],
    ['<img src="data:image/svg+xml,<svg onload=alert(1)>">', ''],
    ['<img src=x onerror=alert(1)>', '<img src="x" />'],
    ['<svg onload=alert(1)><circle/></svg>b', 'b'],
    [
      '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>b',
      'b',
    ],
    ['<textarea><img src=x onerror=alert(1)></textarea>b', 'b'],
    ['<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>b', '<img src="x" />"&gt;b'],
    ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>', ''],
    [
      '<style>p{background:url(javascript:alert(1))}</style><p style="background:url(//evil.example)">a</p>',
      '<p>a</p>',
    ],
    ['<form action="https://evil.example"><input name=a><button>b</button></form>c', 'c'],
    ['<iframe src="https://evil.example/"></iframe>c', 'c'],
    ['<iframe srcdoc="<script>alert(1)</script>"></iframe>c', 'c'],
    ['<object data="x.swf"></object><embed src="x.swf">c', 'c'],
    ['<p id="location" name="cookie" class="big">a</p>', '<p>a</p>'],
    [
      '<meta http-equiv=refresh content="0;url=https://evil.example"><base href="https://evil.example">a',
      'a',
    ],
    [
      '<video poster="javascript:alert(1)" src="https://a.example/v.mp4" autoplay></video>',
      '<video src="https://a.example/v.mp4"></video>',
    ],
    ['<template><script>alert(1)</script></template>a', 'a'],
  ])('makes %s harmless', (dirty, clean) => {
    expect(sanitise(dirty)).toBe(clean);
  });

  it('keeps the structure of an article', () => {
    const html =
      '<h2>Head</h2><p>A <a href="https://a.example/b">link</a>, <em>stress</em> and <sup>1</sup>.</p><ul><li>one</li></ul>' +
      '<blockquote>said</blockquote><pre><code>x &lt; y</code></pre><table><tr><td colspan="2">cell</td></tr></table>' +
      '<figure><img src="https://a.example/i.jpg" alt="a pier" /><figcaption>The pier</figcaption></figure>';
    expect(sanitise(html)).toBe(html);
  });

  it('keeps the players of known hosts', () => {
    expect(sanitise('<iframe src="https://www.youtube.com/embed/x" onload="a()"></iframe>')).toBe(
      '<iframe src="https://www.youtube.com/embed/x"></iframe>',
    );
  });

  it('closes what was left open', () => {
    expect(sanitise('<p>a<b>b')).toBe('<p>a<b>b</b></p>');
  });
});
