/** The home page and the list of feeds, from what is planned and what was published. */
import { expect, it } from 'vitest';
import type { SitePlan } from '../../src/publish/build-feed.js';
import { planFeeds } from '../../src/publish/plan-feeds.js';
import { renderLists } from '../../src/publish/render-lists.js';

const site: SitePlan = {
  title: 'Harbour News',
  description: 'All that is new',
  url: 'https://news.example',
  language: 'en',
  tagAuthority: 'news.example,2026',
};
const defaults = { siteTitle: 'Harbour News', merge: 'story', content: 'full', items: 100 } as const;
const plans = planFeeds(
  [
    { id: 'ferries', title: 'Ferries' },
    { id: 'secret', title: 'For the board', token: 'a-long-token-of-the-board' },
    { id: 'drafts', title: 'Drafts', listed: false },
  ],
  [],
  defaults,
);
const summaries = new Map([
  [
    'topics/ferries',
    {
      itemCount: 7,
      updatedAt: '2026-03-01T08:00:00Z',
      newest: [
        {
          title: 'The night ferry is late',
          url: 'https://paper.example/1',
          sourceTitle: 'The Paper',
          publishedAt: '2026-03-01T08:00:00Z',
        },
      ],
    },
  ],
]);

function list(path: string, change: Partial<SitePlan> = {}): string {
  return renderLists({ ...site, ...change }, plans, summaries).get(path)?.body ?? '';
}

it('leads to every topic that is open to all, with its newest items', () => {
  expect(list('/')).toMatch(/href="[^"]*topics\/ferries\/"/);
  expect(list('/')).toContain('The night ferry is late');
  expect(list('/opml.xml')).toContain('xmlUrl="https://news.example/topics/ferries/rss.xml"');
});

it('names neither private topics nor those that are not to be listed', () => {
  for (const path of ['/', '/opml.xml'])
    for (const hidden of ['For the board', 'secret', 'a-long-token', 'Drafts'])
      expect(list(path)).not.toContain(hidden);
});

it('leads to the state of the sources only where no stranger comes', () => {
  expect(list('/')).not.toMatch(/href="[^"]*status"/);
  expect(list('/', { url: 'http://localhost:8080' })).toMatch(/href="[^"]*status"/);
});
