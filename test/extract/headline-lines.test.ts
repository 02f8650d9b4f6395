import { describe, expect, it } from 'vitest';
import { headlineLines } from '../../src/extract/headline-lines.js';
import { parsePage } from '../../src/extract/parse-page.js';

function lines(html: string): string[] {
  const page = parsePage(html, 'https://a.example/');
  if (!('document' in page)) throw new Error(page.reason);
  return headlineLines(page.document);
}

describe('headlineLines', () => {
  it('gives the lines under the headline, then those above it', () => {
    expect(
      lines('<nav>Menu</nav><div>World</div><div>Today</div><h1>Pier</h1><p>By Ann<br>5 March 2024</p>'),
    ).toEqual(['By Ann', '5 March 2024', 'Today', 'World']);
  });

  it('gives the first lines of a page without a headline, long ones left out', () => {
    expect(lines(`<p>One</p><p>${'long '.repeat(60)}</p><p>Two</p>`)).toEqual(['One', 'Two']);
  });

  it('stops after what can be a head', () => {
    expect(lines(`<h1>Pier</h1>${'<p>x</p>'.repeat(1000)}`).length).toBeLessThan(30);
  });
});
