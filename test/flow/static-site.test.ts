/** The site as files: what any web host would serve is what our server serves. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeStaticSite } from '../../src/static-site.js';
import { freePort, until } from '../support/program.js';
import { type Site, startSite } from '../support/site.js';

const token = 'a-token-that-nobody-guesses';
let site: Site;
let out: string;

const read = (name: string) => readFileSync(join(out, name), 'utf8');
const list = () =>
  readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(out, name)).isFile(),
  );
/** The lists come after the feeds. */
const homeTells = (title: string) => until(async () => (await site.get('/')).text.includes(title));

beforeAll(async () => {
  const port = await freePort();
  out = mkdtempSync(join(tmpdir(), 'winnow-static-'));
  site = await startSite(port, {
    site: { title: 'Test News', tagHost: 'news.test,2026', url: `http://127.0.0.1:${port}` },
    topics: [
      { id: 'harbour', match: 'harbour', items: 5 },
      { id: 'secret', match: 'secret', token },
    ],
  });
  await site.addArticles(
    'harbour',
    Array.from({ length: 8 }, (_, n) => ({ title: `Bridge ${n}` })),
  );
  await homeTells('Bridge 7');
  await writeStaticSite(site.context, out);
}, 60_000);
afterAll(async () => {
  await site.close();
  rmSync(out, { recursive: true, force: true });
});

test('the feeds, lists and archives are the very bytes that the server sends', async () => {
  const paths = [
    'topics/harbour/rss.xml',
    'topics/harbour/atom.xml',
    'topics/harbour/feed.json',
    'all/rss.xml',
    'opml.xml',
    'sources.opml',
    'style.css',
  ];
  for (const path of paths) expect(read(path), path).toBe((await site.get(`/${path}`)).text);
  const [archive] = list().filter((name) => /topics\/harbour\/archive\/[\d-]+\/atom\.xml$/.test(name));
  expect(read(archive ?? '')).toBe((await site.get(`/${archive}`)).text);
});

test('every link within the pages leads to a file', () => {
  const pages = list().filter((name) => name.endsWith('index.html'));
  expect(pages).toEqual(
    expect.arrayContaining(['index.html', 'status/index.html', 'topics/harbour/index.html']),
  );
  const files = new Set(list());
  for (const page of pages) {
    for (const [, href = ''] of read(page).matchAll(
      /<(?:a|link rel="(?:stylesheet|icon)") href="([^"]*)"/g,
    )) {
      if (/^(?:https?:\/\/|feed:|#)/.test(href)) continue;
      const target = new URL(href, `http://host/news/${page}`).pathname.slice('/news/'.length);
      expect(files, `${href} on ${page}`).toContain(
        target === '' || target.endsWith('/') ? `${target}index.html` : target,
      );
    }
  }
});

test('holds neither private topics nor a search that no file could answer', () => {
  expect(list().filter((name) => name.includes('private') || name.includes(token))).toEqual([]);
  for (const name of list()) expect(read(name).includes(token), name).toBe(false);
  expect(read('index.html')).not.toContain('<form');
});

test('a second time writes only what has changed', async () => {
  expect(await writeStaticSite(site.context, out)).toMatchObject({ written: 0, removed: 0 });
  await site.addArticles('harbour', [{ title: 'Bridge open' }]);
  await homeTells('Bridge open');
  const { written, unchanged } = await writeStaticSite(site.context, out);
  expect(written).toBeGreaterThan(3);
  expect(unchanged).toBeGreaterThan(written / 4);
  expect(read('topics/harbour/rss.xml')).toContain('Bridge open');
});
