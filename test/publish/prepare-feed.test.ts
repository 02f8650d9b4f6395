/** What every format gets to know about a feed. */
import { expect, test } from 'vitest';
import { prepareFeed } from '../../src/publish/prepare-feed.js';
import { manyItems, outputFeed, outputItem } from '../support/output-feed.js';

test('the date of a feed is the newest change among its items, wherever it stands', () => {
  const items = [...manyItems(2), outputItem({ id: 'tag:x,2026:9', updatedAt: '2026-07-01T00:00:00Z' })];
  expect(new Date(prepareFeed(outputFeed(items)).updated).toISOString()).toBe('2026-07-01T00:00:00.000Z');
});

test('an item given twice stands once, as and where it stood first', () => {
  const [first, second] = manyItems(2);
  const items = [first, second, first && { ...first, title: 'Later' }].flatMap((item) =>
    item ? [item] : [],
  );
  expect(prepareFeed(outputFeed(items)).items.map(({ title }) => title)).toEqual(['Report 2', 'Report 1']);
});

test('a feed without a description is described by its title, because RSS requires one', () => {
  expect(prepareFeed(outputFeed([], { description: ' ' })).description).toBe('Harbour');
});

test('the interval for readers is a whole number of minutes, at least one', () => {
  const minutes = [0, -5, 0.2, Number.NaN, 14.6].map(
    (ttlMinutes) => prepareFeed(outputFeed([], { ttlMinutes })).ttlMinutes,
  );
  expect(minutes).toEqual([1, 1, 1, 1, 15]);
});
