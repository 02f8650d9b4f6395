/** What an article's page leads to: its further pages, and the articles it names as related. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Folder, makeFolder, type RunningProgram, startProgram, until } from '../support/program.js';
import { articlePage, type Publisher, rssDocument, startPublisher } from '../support/publisher.js';

interface JsonFeed {
  items: { title: string; url: string; content_html: string }[];
}

const subjects = ['ferry', 'lighthouse', 'sluice', 'customs house'];
let north: Publisher;
let south: Publisher;
let folder: Folder;
let program: RunningProgram;

/** Paragraphs that are about one thing, so that no two articles are reports of one event. */
function about(thing: string): string {
  return [
    `The old ${thing} will be repaired next summer, the board of the ${thing} announced on Monday evening.`,
    `Engineers who looked at the ${thing} for three weeks found that its timber had rotted, below all at the ${thing} gate.`,
    `Whoever needs the ${thing} in the meantime is asked to write to the keeper of the ${thing} a week ahead.`,
  ]
    .map((line) => `<p>${line}</p>`)
    .join('\n');
}

function relatedBox(...links: [url: string, title: string][]): string {
  const items = links.map(([url, title]) => `<li><a href="${url}">${title}</a></li>`);
  return `<div class="related"><h3>Related articles</h3><ul>${items.join('')}</ul></div>`;
}

async function itemsOf(source: string): Promise<JsonFeed['items']> {
  const answer = await fetch(`${program.url}/sources/${source}/feed.json`);
  return answer.ok ? ((await answer.json()) as JsonFeed).items : [];
}

function timesAsked(path: string): number {
  return north.requests.filter((request) => request.path === path).length;
}

beforeAll(async () => {
  [north, south] = await Promise.all([startPublisher(), startPublisher()]);
  const box = relatedBox(
    [`${south.url}/elsewhere.html`, 'What the others report of the ferry'],
    ['/lighthouse.html', 'The lighthouse goes dark for a year'],
    ['/hidden/sluice.html', 'The sluice stays open all winter'],
    ['/gone.html', 'A page that is there no more'],
    ['/beyond.html', 'One link more than is asked for'],
  );
  const pages = '<a rel="next" href="/ferry.html?page=2">Next page</a>';
  north.documents.set('/robots.txt', 'User-agent: *\nDisallow: /hidden/\n');
  north.documents.set('/ferry.html', articlePage('The ferry is repaired', about('ferry') + pages + box));
  north.documents.set(
    '/ferry.html?page=2',
    articlePage(
      'The ferry is repaired',
      `${about('engine room')}<a rel="next" href="/lighthouse.html">Next</a><a class="last-part" href="/ferry-end.html">End</a>`,
    ),
  );
  north.documents.set(
    '/ferry-end.html',
    articlePage(
      'The ferry is repaired',
      `${about('funnel')}<p class="note">Written with the help of the port.</p>`,
    ),
  );
  north.documents.set(
    '/lighthouse.html',
    articlePage(
      'The lighthouse goes dark',
      about('lighthouse') + relatedBox(['/second-level.html', 'What the lighthouse names in turn']),
    ),
  );
  for (const path of ['/hidden/sluice.html', '/beyond.html', '/second-level.html'])
    north.documents.set(path, articlePage(path, about('customs house')));
  north.documents.set(
    '/feed.xml',
    rssDocument('Northern Post', [
      { guid: 'n1', link: `${north.url}/ferry.html`, title: 'The ferry is repaired', description: 'Soon.' },
    ]),
  );
  folder = makeFolder();
  mkdirSync(join(folder.root, 'rules'));
  writeFileSync(
    join(folder.root, 'rules', '127.0.0.1.txt'),
    "next_page_link: //a[@class='last-part']\nstrip: //p[contains(., 'help of the port')]\n",
  );
  const headers = { cookie: 'member=yes' };
  folder.writeConfig({
    site: { title: 'Test News', tagHost: 'news.test,2026' },
    network: { allow: [north.host, south.host], timeout: '5s' },
    sources: [{ id: 'north', url: `${north.url}/feed.xml`, related: { pull: true, max: 3 }, headers }],
    defaults: { siteRules: 'rules' },
    topics: [{ id: 'all', match: subjects.map((name) => `"${name}"`).join(' OR ') }],
  });
  program = await startProgram(['start', '--config', folder.configFile], {
    DATA_DIR: `${folder.root}/data`,
    LOG_LEVEL: 'debug',
  });
  await until(async () => (await itemsOf('north')).length >= 2);
  await until(() => program.output().includes('related links lead to no article'));
}, 120_000);

afterAll(async () => {
  await program?.kill('SIGTERM');
  await Promise.all([north?.close(), south?.close()]);
  folder?.remove();
});

test('publishes the pages of one article as one', async () => {
  const ferry = (await itemsOf('north')).find(({ url }) => url.endsWith('/ferry.html'));
  expect(ferry?.content_html).toContain('keeper of the ferry');
  expect(ferry?.content_html).toContain('keeper of the engine room');
  expect(ferry?.content_html).not.toContain('keeper of the lighthouse');
});

test('follows the rules of the site in the folder beside the configuration', async () => {
  const ferry = (await itemsOf('north')).find(({ url }) => url.endsWith('/ferry.html'));
  expect(ferry?.content_html).toContain('keeper of the funnel');
  expect(ferry?.content_html).not.toContain('help of the port');
});

test('publishes related articles of the same site under their own titles', async () => {
  const items = await itemsOf('north');
  expect(items.map(({ title }) => title).sort()).toEqual([
    'The ferry is repaired',
    'The lighthouse goes dark',
  ]);
});

test('asks for no more of them than configured, not for other sites, and not for what they name in turn', () => {
  expect(timesAsked('/lighthouse.html')).toBe(1);
  expect(timesAsked('/gone.html')).toBe(1);
  expect(timesAsked('/beyond.html')).toBe(0);
  expect(timesAsked('/second-level.html')).toBe(0);
  expect(south.requests).toEqual([]);
});

test('signs in on article pages as on the feed, so that a subscriber gets what the subscription pays for', () => {
  for (const path of ['/feed.xml', '/ferry.html', '/ferry.html?page=2', '/lighthouse.html'])
    expect(north.requests.find((request) => request.path === path)).toMatchObject({ cookie: 'member=yes' });
});

test('obeys robots.txt on the way', () => {
  expect(timesAsked('/hidden/sluice.html')).toBe(0);
});
