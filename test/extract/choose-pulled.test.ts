import { describe, expect, it } from 'vitest';
import { choosePulled } from '../../src/extract/choose-pulled.js';

const url = 'https://www.post.example/pier';
const links = (...addresses: string[]) =>
  addresses.map((address) => ({ url: address, title: 'On the pier' }));

describe('choosePulled', () => {
  it('makes entries of the links to the same site, in order, and no more than asked for', () => {
    const related = links(
      'https://www.post.example/a',
      'https://elsewhere.example/b',
      'https://news.post.example/c',
      'https://www.post.example/d',
    );
    expect(choosePulled({ url, related }, 2)).toEqual([
      {
        key: 'url https://www.post.example/a',
        print: 'pulled https://www.post.example/a',
        announced: { url: 'https://www.post.example/a', announcedBy: url },
        stage: 'extract',
      },
      expect.objectContaining({ key: 'url https://news.post.example/c' }),
    ]);
    expect(choosePulled({ url, related }, 0)).toEqual([]);
  });

  it('leaves out the page itself, the same link again, and what is no web address', () => {
    const related = links(
      `${url}?utm_source=box`,
      'javascript:alert(1)',
      'https://www.post.example/a',
      'https://www.post.example/a?utm_medium=x',
    );
    expect(choosePulled({ url, related }, 5).map(({ announced }) => announced.url)).toEqual([
      'https://www.post.example/a',
    ]);
  });

  it('holds hosts without a registered name to be sites by themselves', () => {
    const related = links('http://127.0.0.1:81/a', 'http://127.0.0.1:80/b');
    expect(choosePulled({ url: 'http://127.0.0.1:81/x', related }, 5)).toHaveLength(1);
    expect(choosePulled({ url: 'about:blank', related }, 5)).toEqual([]);
  });
});
