/** A preview goes through the stages as the workers do, against publishers on loopback, and leaves nothing behind. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkConfig, type ReadyConfig } from '../../src/config.js';
import type { Extractor } from '../../src/ports.js';
import { type Preview, preview, type ReadingWish } from '../../src/preview/preview.js';
import { openPreviewPorts } from '../../src/preview/preview-ports.js';
import { createPageExtractor } from '../../src/system/page-extractor.js';
import { articlePage, type Publisher, rssDocument, startPublisher } from '../support/publisher.js';

let publisher: Publisher;
let extractor: Extractor;

const body = ['north', 'south', 'east', 'west', 'harbour', 'island']
  .map(
    (place) =>
      `<p>The ferry to the ${place} crosses the sound again after a winter in the yard, and its first passengers from the ${place} were children on their way to school, who waved at everybody.</p>`,
  )
  .join('<p>Advertisement</p>');

beforeAll(async () => {
  publisher = await startPublisher();
  extractor = createPageExtractor({ threads: 2 });
});
afterAll(async () => {
  await publisher.close();
  await extractor.close();
});

beforeEach(() => {
  const { documents, url, requests } = publisher;
  requests.length = 0;
  documents.clear();
  const items = ['Ferry runs again', 'Ferry of last year', 'Lighthouse closed'].map((title, at) => ({
    guid: `${at}`,
    title,
    link: `${url}/${at}.html`,
    minutesAgo: 60 * (at + 1),
  }));
  documents.set('/news.xml', rssDocument('Gazette', items).replace('<channel>', '<channel><ttl>60</ttl>'));
  documents.set('/0.html', articlePage('Ferry runs again', `${body}<p class="poll">Vote now</p>`));
  documents.set('/1.html', articlePage('Ferry of last year', body));
  documents.set('/2.html', articlePage('Lighthouse closed', body));
  documents.set('/robots.txt', 'User-agent: *\nDisallow: /2.html\n');
  documents.set(
    '/named/',
    '<html><head><link rel="alternate" type="application/rss+xml" href="/news.xml"></head><body>Hello</body></html>',
  );
  const rows = items.map(
    ({ title, link }) => `<li class="row"><a href="${link}">${title} in spring</a></li>`,
  );
  documents.set('/list', `<html><body><ul>${rows.join('')}</ul></body></html>`);
});

function configure(source: object = {}): ReadyConfig {
  const { config, problems } = checkConfig(
    'feeds.config.json',
    JSON.stringify({
      network: { allow: [publisher.host] },
      sources: [{ id: 'gazette', url: `${publisher.url}/news.xml`, ...source }],
      topics: [{ id: 'ferries', match: 'title:ferry' }],
    }),
    { KEY: 'hidden-key' },
  );
  if (!config) throw new Error(JSON.stringify(problems));
  return config;
}

async function look(
  name: string,
  config = configure(),
  as: ReadingWish = 'auto',
  most = 3,
): Promise<Preview> {
  const ports = openPreviewPorts(config, 'feeds.config.json');
  try {
    // Threads take a second to start.
    return (await preview({ ...ports, extractor }, config, { name, as, most })).preview;
  } finally {
    await ports.close();
  }
}

const page = (path: string) => `${publisher.url}${path}`;

describe('a source of the configuration', () => {
  test('goes through every stage: page, removals with their rules, copies, topics with their place, item', async () => {
    const seen = await look('gazette', configure({ strip: ['.poll'] }));
    expect(seen).toMatchObject({
      kind: 'feed',
      settingsOf: 'gazette',
      document: {
        format: 'rss',
        title: 'Gazette',
        entries: 3,
        dated: 3,
        admitted: 3,
        ttlMinutes: 60,
        warnings: [],
      },
    });
    const [first, second] = seen.entries;
    expect(first).toMatchObject({
      title: 'Ferry runs again',
      page: { fetch: true, because: 'the entry has only 0 characters' },
      article: {
        verdict: 'full',
        topics: [{ id: 'ferries', because: expect.stringContaining('ferry in the title') }],
        copy: { kind: 'exact', of: 'entry 2' },
      },
    });
    expect(second?.article?.copy).toBeNull();
    const removed = first?.article?.removed.map(({ rule, text }) => `${rule}: ${text}`);
    expect(removed).toContain('ad-marker: Advertisement');
    expect(removed?.join()).toContain('Vote now');
    expect(first?.article?.item?.content_html).toContain('The ferry to the north');
    expect(first?.article?.item?.content_html).not.toMatch(/Advertisement|Vote now/);
  });

  test('asks as the workers do: robots.txt is obeyed, and everything that was sent is told', async () => {
    const seen = await look('gazette');
    const paths = publisher.requests.map(({ path }) => path);
    expect(paths).toEqual(['/news.xml', '/robots.txt', '/0.html', '/1.html']);
    expect(seen.requests.map(({ url }) => url)).toEqual(paths.map(page));
    expect(seen.requests[0]?.answer).toMatch(/^200, \d+ kB$/);
    expect(seen.entries[2]?.article).toMatchObject({
      verdict: 'empty',
      because: expect.stringContaining('robots.txt'),
    });
  });

  test('takes only as many entries further as wanted, the newest first', async () => {
    const { document, entries } = await look('gazette', configure(), 'auto', 1);
    expect(document?.entries).toBe(3);
    expect(entries.map(({ title }) => title)).toEqual(['Ferry runs again']);
    expect(publisher.requests.map(({ path }) => path)).not.toContain('/1.html');
  });

  test.each([
    [{ interval: '5m' }, ['"interval" asks every 5 min, and its publisher wants 60 min between polls (ttl)']],
    [
      { cron: '0,20 * * * *' },
      ['"cron" asks every 20 min, and its publisher wants 60 min between polls (ttl)'],
    ],
    [{ cron: '7 * * * *' }, []],
    [{ interval: '2h' }, []],
  ])('is warned when it is asked more often than its publisher wants: %j', async (schedule, warnings) => {
    const { document } = await look('gazette', configure(schedule), 'auto', 0);
    expect(document?.warnings).toEqual(warnings);
  });

  test('keeps its secrets to itself', async () => {
    publisher.documents.set('/news.xml?key=hidden-key', rssDocument('Gazette', []));
    const config = configure({ url: `${page('/news.xml')}?key=\${KEY}` });
    const seen = await look('gazette', config, 'auto', 0);
    expect(publisher.requests.map(({ path }) => path)).toContain('/news.xml?key=hidden-key');
    expect(JSON.stringify(seen)).not.toContain('hidden-key');
  });
});

describe('an address of no source', () => {
  test('that is an article is read as one, with the settings of the source of its site', async () => {
    const seen = await look(page('/0.html'), configure({ strip: ['.poll'] }));
    expect(seen).toMatchObject({ kind: 'article', settingsOf: 'gazette', document: null });
    expect(seen.entries[0]?.article).toMatchObject({ title: 'Ferry runs again', verdict: 'full' });
    expect(seen.entries[0]?.article?.removed.map(({ text }) => text)).toContain('Vote now');
    expect(publisher.requests.filter(({ path }) => path === '/0.html')).toHaveLength(1);
  });

  test('that names a feed leads to that feed', async () => {
    const seen = await look(page('/named/'), configure(), 'auto', 0);
    expect(seen).toMatchObject({
      kind: 'feed',
      because: 'the page names this feed',
      document: { title: 'Gazette' },
    });
  });

  test('that lists news is read by the selector that is proposed', async () => {
    const seen = await look(page('/list'), configure(), 'auto', 1);
    expect(seen).toMatchObject({ kind: 'listing', document: { entries: 3 }, select: { item: 'li.row' } });
    expect(seen.document?.warnings).toEqual([expect.stringContaining('no entry has a date')]);
    expect(seen.entries[0]?.article?.verdict).toBe('full');
  });

  test('that lists news with a summary of each is no article, and leads to the feed it names', async () => {
    const head = '<link rel="alternate" type="application/rss+xml" href="/news.xml">';
    const teasers = [
      'Bridge opened in the north',
      'Harbour board buys a dredger',
      'Lighthouse painted white again',
    ].map(
      (title, at) =>
        `<article class="teaser"><h2><a href="/${at}.html">${title}</a></h2><p>It was opened this morning by the mayor of the town, who gave a long speech about silt, about winters in the north, and about his grandfather, a diver, while ${at} children held the ribbon and a brass band played until the tide turned.</p></article>`,
    );
    publisher.documents.set(
      '/town/',
      `<html><head>${head}</head><body><main>${teasers.join('')}</main></body></html>`,
    );
    expect(await look(page('/town/'), configure(), 'auto', 0)).toMatchObject({
      kind: 'feed',
      document: { title: 'Gazette' },
    });
    expect((await look(page('/town/'), configure(), 'article')).entries[0]?.article?.verdict).toBe('full');
  });

  test('is read as one says', async () => {
    const { kind, because } = await look(page('/named/'), configure(), 'article');
    expect([kind, because]).toEqual(['article', 'you asked for it']);
    expect((await look(page('/0.html'), configure(), 'feed')).kind).toBe('unreadable');
  });

  test('that cannot be read says why', async () => {
    expect(await look(page('/none'))).toMatchObject({
      kind: 'unreadable',
      because: expect.stringContaining('404'),
    });
    const forbidden = await look(page('/2.html'));
    expect(forbidden).toMatchObject({ kind: 'unreadable', because: expect.stringContaining('robots.txt') });
  });

  test('is refused where it is none', async () => {
    await expect(look('gazete')).rejects.toThrow(/neither a source/);
    await expect(look('gazete')).rejects.toMatchObject({ hint: 'Did you mean "gazette"?' });
  });
});
