/** What identifies an entry. */
import { expect, test } from 'vitest';
import { parseFeed } from '../../src/collect/parse-feed.js';

function identityOf(text: string) {
  const result = parseFeed({ bytes: new TextEncoder().encode(text), url: 'https://news.example/feed' });
  if (!result.ok) throw new Error(result.reason);
  const { guid, guidIsPermalink } = result.feed.entries[0] ?? {};
  return [guid, guidIsPermalink];
}

const rss = (inside: string) => identityOf(`<rss><channel><item>${inside}</item></channel></rss>`);
const atom = (inside: string) =>
  identityOf(`<feed xmlns="http://www.w3.org/2005/Atom"><entry>${inside}</entry></feed>`);

test('a guid is the permanent address unless it says that it is not', () => {
  expect(rss('<guid>https://news.example/1</guid>')).toEqual(['https://news.example/1', true]);
  expect(rss('<guid isPermaLink=" False ">1</guid>')).toEqual(['1', false]);
});

test('ids stay as they are written, but paths are completed', () => {
  expect(atom('<id>HTTP://News.example/%7Ea</id>')).toEqual(['HTTP://News.example/%7Ea', undefined]);
  expect(atom('<id>urn:x:1</id>')).toEqual(['urn:x:1', undefined]);
  expect(atom('<id>/story/1</id>')).toEqual(['https://news.example/story/1', undefined]);
});

test('an empty guid is none', () => {
  expect(rss('<guid> </guid><dc:identifier>doi:1</dc:identifier>')).toEqual(['doi:1', undefined]);
  expect(rss('<guid/>')).toEqual([undefined, undefined]);
});
