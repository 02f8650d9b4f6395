/** How many feeds are read together: as many as have few enough items, in their order. */
import { expect, it } from 'vitest';
import { batchFeeds, type ChangedFeed } from '../../src/publish/batch-feeds.js';
import { planFeeds } from '../../src/publish/plan-feeds.js';

const defaults = { siteTitle: 'News', merge: 'story', content: 'full', items: 100 } as const;

function changed(id: string, items?: number): ChangedFeed {
  const plan = items === undefined ? undefined : planFeeds([{ id, items }], [], defaults)[0];
  return { path: `topics/${id}`, change: '1', plan };
}

const pathsOf = (batches: ChangedFeed[][]) => batches.map((batch) => batch.map(({ path }) => path));

it('reads five feeds of a hundred items at once, and the rest after them', () => {
  const feeds = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => changed(id, 100));
  expect(pathsOf(batchFeeds(feeds))).toEqual([
    ['topics/a', 'topics/b', 'topics/c', 'topics/d', 'topics/e'],
    ['topics/f', 'topics/g'],
  ]);
});

it('reads a feed of very many items by itself', () => {
  const batches = batchFeeds([changed('small', 20), changed('huge', 900), changed('next', 20)]);
  expect(pathsOf(batches)).toEqual([['topics/small'], ['topics/huge'], ['topics/next']]);
});

it('takes along those that are planned no longer, of which nothing is read', () => {
  const batches = batchFeeds([changed('a', 500), changed('gone'), changed('b', 1)]);
  expect(pathsOf(batches)).toEqual([['topics/a', 'topics/gone'], ['topics/b']]);
});

it('has nothing to read where nothing has changed', () => {
  expect(batchFeeds([])).toEqual([]);
});
