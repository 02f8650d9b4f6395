/** Live documents that stay small. */
import { expect, test } from 'vitest';
import { renderFeed } from '../../src/publish/render-feed.js';
import { fitItems, type LiveLimits, renderLive } from '../../src/publish/render-live.js';
import type { OutputFeed } from '../../src/vocabulary/item.js';
import { manyItems, outputFeed } from '../support/output-feed.js';

const formats = ['rss', 'atom', 'json', 'html'] as const;
const items = manyItems(200, `<p>${'Ünïcödé “quotes” & <b>bold</b> '.repeat(60)}</p>`);

function idsIn(feed: OutputFeed, limits?: LiveLimits): string[] {
  const json: { items: { id: string }[] } = JSON.parse(renderLive(feed, limits).json.body);
  return json.items.map(({ id }) => id);
}

const longest = (documents: ReturnType<typeof renderLive>) =>
  Math.max(...(['rss', 'atom', 'json'] as const).map((format) => Buffer.byteLength(documents[format].body)));

test('the live document holds as many of the newest items as fit into 250 KB (JSON Feed 1.1)', () => {
  const ids = idsIn(outputFeed(items));
  expect(ids).toEqual(items.slice(0, ids.length).map(({ id }) => id));
  expect(longest(renderLive(outputFeed(items)))).toBeLessThanOrEqual(250_000);
  const oneMore = outputFeed(items.slice(0, ids.length + 1));
  expect(longest(renderLive(oneMore, { maxBytes: Number.POSITIVE_INFINITY }))).toBeGreaterThan(
    250_000 - ids.length,
  );
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
  const open = [items[0], items[3], items[150]].flatMap((item) => item?.id ?? []);
  expect(idsIn(outputFeed(items), { maxBytes: 10, openIds: new Set(open) })).toEqual(open);
  expect(idsIn(outputFeed(items), { maxBytes: 10 })).toHaveLength(1);
});

test('an open item that is old keeps its place in the order, and the newest fill the rest', () => {
  const old = items.at(-1)?.id ?? '';
  const feed = outputFeed(items);
  const limits = { openIds: new Set([old]) };
  const ids = idsIn(feed, limits);
  expect(ids.at(-1)).toBe(old);
  expect(ids.slice(0, -1)).toEqual(items.slice(0, ids.length - 1).map(({ id }) => id));
  for (const format of formats)
    expect(renderLive(feed, limits)[format]).toEqual(renderFeed(fitItems(feed, limits), format));
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
