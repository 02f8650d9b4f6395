/** What the home page shows of a feed. */
import { expect, it } from 'vitest';
import { summariseFeed } from '../../src/publish/summarise-feed.js';
import { outputFeed, outputItem } from '../support/output-feed.js';

const items = Array.from({ length: 12 }, (_, at) => outputItem({ title: `Report ${at}` }));

it('names the newest three of a topic and the newest eight of everything', () => {
  const topic = summariseFeed(outputFeed(items), { kind: 'topic', topicId: 'harbour' });
  expect(topic.itemCount).toBe(12);
  expect(topic.newest.map(({ title }) => title)).toEqual(['Report 0', 'Report 1', 'Report 2']);
  expect(summariseFeed(outputFeed(items), { kind: 'all' }).newest).toHaveLength(8);
});

it('says who reported and in which language, where that is known', () => {
  const [item] = summariseFeed(outputFeed([outputItem({ language: 'cy' })]), { kind: 'all' }).newest;
  expect(item).toMatchObject({ sourceTitle: 'The Paper', language: 'cy' });
  const [other] = summariseFeed(outputFeed([outputItem()]), { kind: 'all' }).newest;
  expect(other).not.toHaveProperty('language');
});

it('tells no time of an empty feed', () => {
  const empty = summariseFeed(outputFeed([]), { kind: 'all' });
  expect(empty).toEqual({ itemCount: 0, newest: [] });
  expect(summariseFeed(outputFeed(items), { kind: 'all' }).updatedAt).toBe('2026-03-01T08:00:00Z');
});
