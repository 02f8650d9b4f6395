/** A category that enough articles share gets its feed, and nobody who subscribed to it is ever left standing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reviewAutoTopics } from '../../src/auto-topics.js';
import { until } from '../support/program.js';
import { type Site, startSite } from '../support/site.js';

const dayMs = 86_400_000;
const port = 18_396;

describe('topics made from categories', () => {
  let site: Site;
  const config = {
    site: { tagHost: 'news.test,2026' },
    topics: [{ id: 'harbour', match: 'harbour' }],
    autoTopics: { minArticles: 3 },
  };
  const roles = ['clock', 'group', 'publish', 'serve'] as const;
  const review = (days = 0) =>
    reviewAutoTopics({ ...site.context, now: () => new Date(Date.now() + days * dayMs) });
  const titles = async (): Promise<string[]> => {
    const { status, text } = await site.get('/topics/vladimir-putin/feed.json');
    if (status !== 200) return [];
    return (JSON.parse(text) as { items: { title: string }[] }).items.map(({ title }) => title).sort();
  };

  beforeAll(async () => {
    site = await startSite(port, config, roles);
    await site.addArticles('harbour', [
      { title: 'Harbour visit', categories: ['Vladimir Putin', 'Top Stories'] },
      { title: 'Talks in the capital', categories: ['vladimir-putin', 'Top Stories'] },
      { title: 'A long speech', categories: ['Top Stories', 'Vladimir Putin'] },
    ]);
  }, 120_000);

  afterAll(() => site?.close());

  test('come up by themselves and hold the articles that were there before', async () => {
    expect((await site.get('/topics/vladimir-putin/rss.xml')).status).toBe(404);
    await review();
    await until(async () => (await titles()).length === 3);
    expect(await titles()).toEqual(['A long speech', 'Harbour visit', 'Talks in the capital']);
    expect((await site.get('/opml.xml')).text).toContain('/topics/vladimir-putin/rss.xml');
    expect((await site.get('/topics/top-stories/rss.xml')).status).toBe(404);
  }, 60_000);

  test('keep their address and their articles, unlisted, when the category goes quiet', async () => {
    await review(29);
    await until(async () => !(await site.get('/opml.xml')).text.includes('vladimir-putin'));
    expect(await titles()).toHaveLength(3);
    expect((await site.get('/')).text).not.toContain('vladimir-putin');
  }, 60_000);

  test('come to life again under the same address', async () => {
    await review();
    await until(async () => (await site.get('/opml.xml')).text.includes('/topics/vladimir-putin/rss.xml'));
    await site.restart(config);
    expect(await titles()).toHaveLength(3);
  }, 60_000);

  test('lead their readers on to a topic that the operator makes of the category', async () => {
    const topics = [...config.topics, { id: 'kremlin', categories: ['Vladimir Putin'] }];
    await site.restart({ ...config, topics });
    const { status, headers } = await site.get('/topics/vladimir-putin/rss.xml');
    expect(status).toBe(308);
    expect(headers.get('location')).toMatch(/\/topics\/kremlin\/rss\.xml$/);
    const moved = JSON.parse((await site.get('/topics/kremlin/feed.json')).text) as { items: unknown[] };
    expect(moved.items).toHaveLength(3);
  }, 60_000);

  test('are gone for good when their category is excluded', async () => {
    await site.restart({ ...config, autoTopics: { minArticles: 3, exclude: ['VLADIMIR PUTIN'] } });
    expect((await site.get('/topics/vladimir-putin/rss.xml')).status).toBe(410);
  }, 60_000);
});
