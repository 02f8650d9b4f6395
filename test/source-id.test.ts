import { describe, expect, test } from 'vitest';
import { sourceIdOf } from '../src/source-id.js';

describe('the id of a source without one', () => {
  test.each([
    ['https://www.example.org/world/rss.xml', 'example.org-world'],
    ['https://feeds.example.co.uk/news/Top_Stories/feed', 'example.co.uk-news-top-stories'],
    ['https://example.org/', 'example.org'],
    ['https://example.org/?feed=rss2&cat=7', 'example.org-cat-7'],
    ['http://rss.example.com:8080/atom', 'example.com'],
  ])('of %s is %s', (url, id) => {
    expect(sourceIdOf(url)).toBe(id);
  });

  test('fits the schema however long and strange the address is', () => {
    for (const url of [
      `https://example.org/${'long-'.repeat(40)}`,
      'https://例え.jp/ニュース',
      'https://[::1]/',
    ]) {
      expect(sourceIdOf(url)).toMatch(/^[a-z0-9][a-z0-9._-]{0,63}$/);
    }
  });
});
