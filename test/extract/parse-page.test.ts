import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/extract/dom.js';
import { parsePage } from '../../src/extract/parse-page.js';

const url = 'https://a.example/b/c';

describe('parsePage', () => {
  it('gives the tree and the address that relative links start from', () => {
    const page = parsePage('<base href="/base/"><p>Hello <!-- unseen --> world</p>', url);
    expect(page).toMatchObject({ baseUrl: 'https://a.example/base/' });
    expect('document' in page && textOf(page.document)).toBe('Hello world');
  });

  it('ignores a base that is no address', () => {
    expect(parsePage('<base href="http://[">', url)).toMatchObject({ baseUrl: url });
  });

  it.each([
    ['20 MB', '<p>word </p>'.repeat(1_700_000), 'too-large'],
    ['1,000,000 nodes', '<i>'.repeat(0) + '<b></b>'.repeat(1_000_000).slice(0, 5_900_000), 'too-large'],
    ['100,000 nested tags', '<div>'.repeat(100_000), 'too-deep'],
    ['100,000 unclosed links', '<p><a href=x>'.repeat(100_000), 'too-deep'],
  ])('refuses %s quickly', (_, html, failure) => {
    const start = performance.now();
    expect(parsePage(html, url)).toMatchObject({ failure });
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('reads on after a megabyte of broken tags', () => {
    const page = parsePage(`${'x<'.repeat(500_000)}<p>end</p>`, url);
    expect('document' in page && textOf(page.document).endsWith('end')).toBe(true);
  });
});
