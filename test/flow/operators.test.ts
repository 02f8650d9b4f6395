/** What is for operators, on a site with a token, and what strangers get instead. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../support/program.js';
import { type Site, startSite } from '../support/site.js';

const token = 'a-long-operator-token';
const bearer = { authorization: `Bearer ${token}` };

describe('a site with an operator token', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite(await freePort(), { topics: [{ id: 'ferry', match: 'ferry' }] }, undefined, {
      OPERATOR_TOKEN: token,
    });
  });
  afterAll(() => site.close());

  test.each(['/status', '/status/problems.xml', '/metrics', '/admin/queues', '/admin/queues/api/queues'])(
    'keeps %s to those who know it, and from every cache',
    async (path) => {
      const refused = await site.get(path);
      expect(refused.status).toBe(401);
      expect(refused.headers.get('www-authenticate')).toContain('Basic');
      const shown = await site.get(path, bearer);
      expect(shown.status).toBe(200);
      expect(shown.headers.get('cache-control')).toContain('no-store');
    },
  );

  test('does not let its queues be changed without the token', async () => {
    const answer = await fetch(`${site.url}/admin/queues/api/queues/collect/pause`, { method: 'PUT' });
    expect(answer.status).toBe(401);
  });

  test('shows its queues by name', async () => {
    const { text } = await site.get('/admin/queues/api/queues', bearer);
    expect(text).toContain('"collect"');
    expect(text).toContain('"deliver"');
  });

  test('never writes its token into a page, a figure or an error', async () => {
    for (const path of ['/', '/status', '/metrics', '/nothing'])
      expect((await site.get(path, bearer)).text).not.toContain(token);
  });

  test('answers readers without any token', async () => {
    expect((await site.get('/')).status).toBe(200);
    expect((await site.get('/topics/ferry/rss.xml')).status).toBe(200);
    expect((await site.get('/readyz')).status).toBe(200);
  });

  test('counts its answers', async () => {
    const { headers } = await site.get('/topics/ferry/rss.xml');
    await site.get('/topics/ferry/rss.xml', { 'if-none-match': headers.get('etag') ?? '' });
    const { text } = await site.get('/metrics', bearer);
    expect(text).toMatch(/winnow_responses_total\{kind="feed",status="304"\} 1/);
    expect(text).toMatch(/winnow_database_seconds_count\{kind="statement"\} [1-9]/);
    expect(text).toMatch(/winnow_sources\{state="paused"\} 1/);
    expect(text).toMatch(/winnow_jobs\{queue="collect",state="waiting"\} 0/);
  });

  test('sends whoever asks far too often away for a while', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 70; count += 1)
      statuses.push((await fetch(`${site.url}/hub`, { method: 'POST' })).status);
    // Without a public address there is no hub: pages have the larger limit.
    expect(statuses).not.toContain(429);
    const many = await Promise.all(
      Array.from({ length: 650 }, () => fetch(`${site.url}/icon.svg`).then(({ status }) => status)),
    );
    expect(many.filter((status) => status === 429).length).toBeGreaterThan(0);
    const refused = await site.get('/icon.svg');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    // The readers behind the same address still have their feeds, whether or not memory holds them.
    for (const path of ['/topics/ferry/rss.xml', '/topics/ferry/atom.xml?', '/all/feed.json'])
      expect((await site.get(path)).status, path).toBe(200);
  });
});
