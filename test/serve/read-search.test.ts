import { expect, test } from 'vitest';
import { readSearch } from '../../src/serve/read-search.js';

test('reads the words and the page', () => {
  expect(readSearch('/search?q=ferry+%22night+boat%22&page=3')).toEqual({
    text: 'ferry "night boat"',
    page: 3,
  });
  expect(readSearch('/search')).toEqual({ text: '', page: 1 });
  expect(readSearch('/search?q=a?b')).toEqual({ text: 'a?b', page: 1 });
});

test('takes no more than a search needs, and nothing that a database chokes on', () => {
  const { text, page } = readSearch(`/search?q=${'x'.repeat(9_000)}&page=9999`);
  expect([text.length, page]).toEqual([200, 1]);
  expect(readSearch('/search?q=a%00b&page=99')).toEqual({ text: 'ab', page: 50 });
  expect(readSearch('/search?q=%F0%9F%91&page=-1').page).toBe(1);
  expect(readSearch(`/search?q=${'x'.repeat(199)}%F0%9F%91%A9`).text).toBe('x'.repeat(199));
});
