/** Live documents that stay small. */
import { expect, test } from 'vitest';
import { renderFeed } from '../../src/publish/render-feed.js';
import { fitItems, renderLive } from '../../src/publish/render-live.js';
import type { OutputFeed } from '../../src/vocabulary/item.js';
import { manyItems, outputFeed } from '../support/output-feed.js';

const formats = ['rss', 'atom', 'json', 'html'] as const;
const items = manyItems(200, `<p>${'Ünïcödé “quotes” & <b>bold</b> '.repeat(60)}</p>`);

function idsIn(feed: OutputFeed, maxBytes?: number, atLeast?: number): string[] {
  const json: { items: { id: string }[] } = JSON.parse(renderLive(feed, maxBytes, atLeast).json.body);
  return json.items.map(({ id }) => id);
}

const longest = (documents: ReturnType<typeof renderLive>) =>
  Math.max(...(['rss', 'atom', 'json'] as const).map((format) => Buffer.byteLength(documents[format].body)));

test('the live document holds as many of the newest items as fit into 250 KB (JSON Feed 1.1)', () => {
  const ids = idsIn(outputFeed(items));
  expect(ids).toEqual(items.slice(0, ids.length).map(({ id }) => id));
  expect(longest(renderLive(outputFeed(items)))).toBeLessThanOrEqual(250_000);
  const oneMore = outputFeed(items.slice(0, ids.length + 1));
  expect(longest(renderLive(oneMore, Number.POSITIVE_INFINITY))).toBeGreaterThan(250_000 - ids.length);
});

test('every format holds the same items, as if the feed had no others', () => {
  for (const feed of [
    outputFeed(items),
    outputFeed(items, { content: 'summary' }),
    outputFeed(manyItems(3)),
  ]) {
    const kept = fitItems(feed);
    expect(idsIn(feed)).toEqual(kept.items.map(({ id }) => id));
    const documents = renderLive(feed);
    for (const format of formats) expect(documents[format]).toEqual(renderFeed(kept, format));
  }
});

test('what no archive page holds yet is kept, whatever its size', () => {
  expect(idsIn(outputFeed(items), 10_000, 7)).toHaveLength(7);
  expect(idsIn(outputFeed(items), 10)).toHaveLength(1);
});

test('a small or empty feed is left alone', () => {
  expect(idsIn(outputFeed(manyItems(3)))).toHaveLength(3);
  expect(idsIn(outputFeed([]))).toEqual([]);
});

test('a feed of ten thousand long articles is not written whole to be cut', () => {
  let read = 0;
  const counted = manyItems(10_000, '<p>x</p>'.repeat(1000)).map((item) => ({
    ...item,
    get title() {
      read += 1;
      return 'Report';
    },
  }));
  expect(idsIn(outputFeed(counted)).length).toBeGreaterThan(20);
  expect(read).toBeLessThan(200);
});
