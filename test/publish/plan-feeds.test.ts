/** What the configuration says of a topic becomes the plan of its feed. */
import { expect, it } from 'vitest';
import { planFeeds } from '../../src/publish/plan-feeds.js';

const defaults = { siteTitle: 'News', merge: 'story', content: 'full', items: 100 } as const;

function planOf(topic: object) {
  return planFeeds([{ id: 'war', ...topic }], [], defaults)[0];
}

it('gives a topic a mix only where it limits more than the number of items', () => {
  expect(planOf({ items: 5 })).not.toHaveProperty('mix');
  expect(planOf({ sort: 'published' })).not.toHaveProperty('mix');
  expect(planOf({ itemsPerSource: 3 })?.mix).toEqual({ sort: 'published', perSource: 3 });
  expect(planOf({ maxAge: 60_000, sort: 'reports' })?.mix).toEqual({ sort: 'reports', maxAgeMs: 60_000 });
});

it('keeps a topic out of the lists that is not to be listed', () => {
  expect(planOf({ listed: false })?.unlisted).toBe(true);
  expect(planOf({ listed: true })).not.toHaveProperty('unlisted');
});
