/** Private topics over real HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../support/program.js';
import { type Site, startSite } from '../support/site.js';

const first = 'f3b1c2d4e5f60718293a4b5c6d7e8f90';
const second = '0718293a4b5c6d7e8f90f3b1c2d4e5f6';

describe('a private topic', () => {
  let site: Site;
  let url: string;
  const configOf = (board: object) => ({
    site: { title: 'Test News', tagHost: 'news.test,2026', url },
    topics: [
      { id: 'board', match: 'board', title: 'Board room', ...board },
      { id: 'harbour', match: 'harbour' },
    ],
  });
  const names = ['', 'rss.xml', 'atom.xml', 'feed.json'];
  const statusesAt = (folder: string) =>
    Promise.all(names.map(async (name) => (await site.get(`${folder}${name}`)).status));

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    site = await startSite(port, configOf({}));
    await site.addArticles(
      'board',
      Array.from({ length: 30 }, (_, index) => ({ title: `Minutes ${index}` })),
    );
    await site.restart(configOf({ token: first }));
  });
  afterAll(() => site.close());

  test('is served at its own address, for its readers alone', async () => {
    for (const name of names) {
      const { status, headers, text } = await site.get(`/private/${first}/topics/board/${name}`);
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toMatch(/^private,/);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-robots-tag')).toBe('noindex');
      expect(text).toContain('Minutes 29');
      expect(`${headers.get('link')} ${text}`).not.toContain(`${url}/hub`);
      expect(text).not.toContain(`${url}/topics/board/`);
    }
  });

  test('is nowhere else: not where it was public, not with another token, on no list', async () => {
    expect(await statusesAt('/topics/board/')).toEqual([404, 404, 404, 404]);
    expect(await statusesAt(`/private/${second}/topics/board/`)).toEqual([404, 404, 404, 404]);
    expect(await statusesAt(`/private/${first}/topics/harbour/`)).toEqual([404, 404, 404, 404]);
    const [story] = await site.context.database.query<{ id: string }>(
      'select min(id)::text as id from article',
    );
    for (const path of ['/', '/opml.xml', `/stories/${story?.id}`]) {
      const { status, text } = await site.get(path);
      expect(status).toBe(200);
      expect(text).not.toMatch(/Board room|topics\/board/);
    }
  });

  test('tells what it leaves out to its readers alone', async () => {
    const { status, headers, text } = await site.get(`/private/${first}/topics/board/merged.xml`);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toMatch(/^private,/);
    expect(text).not.toContain(`${url}/topics/board/`);
    for (const path of ['/topics/board/merged.xml', `/private/${second}/topics/board/merged.xml`])
      expect((await site.get(path)).status).toBe(404);
  });

  test('opens with its former token for a while, and neither address names the other', async () => {
    await site.restart(configOf({ token: second, formerTokens: [first] }));
    for (const [mine, others] of [
      [first, second],
      [second, first],
    ]) {
      const { status, headers, text } = await site.get(`/private/${mine}/topics/board/rss.xml`);
      expect([status, text.includes(`/private/${mine}/topics/board/rss.xml`)]).toEqual([200, true]);
      expect(`${headers.get('link')} ${text}`).not.toContain(others);
    }
  });

  test('moves with a new token, and the old one opens nothing', async () => {
    await site.restart(configOf({ token: second }));
    expect(await statusesAt(`/private/${second}/topics/board/`)).toEqual([200, 200, 200, 200]);
    expect(await statusesAt(`/private/${first}/topics/board/`)).toEqual([404, 404, 404, 404]);
    expect(
      await site.context.database.query("select from rendering where path like '%' || $1 || '%'", [first]),
    ).toEqual([]);
  });
});
