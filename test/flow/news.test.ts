/** From a configuration to the bytes a reader gets, through the built program over real HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Folder, makeFolder, type RunningProgram, startProgram, until } from '../support/program.js';
import { articlePage, type Publisher, rssDocument, startPublisher } from '../support/publisher.js';

const bridge = [
  'The old swing bridge at Marrow Quay will stay closed to lorries until the spring, the harbour board said on Monday.',
  'Engineers found cracks in two of the four main girders when they cleaned the deck in September.',
  'The board spends more on advertisement for the ferry than on paint for the bridge, a fisherman complained.',
  'Repairs will cost about four million crowns, and half of that will come from the province.',
  'Buses are to run every ten minutes across the northern dam while the work goes on.',
];
const later =
  'On Tuesday evening the board added that walkers may cross the bridge again from Friday noon onwards.';

interface JsonFeed {
  items: { id: string; title: string; content_html: string; tags?: string[]; _winnow?: unknown }[];
}

describe('the whole job', () => {
  let north: Publisher;
  let south: Publisher;
  let folder: Folder;
  let program: RunningProgram;

  const start = () =>
    startProgram(['start', '--config', folder.configFile], {
      DATA_DIR: `${folder.root}/data`,
      LOG_LEVEL: 'debug',
    });
  const feedOf = async (topic: string): Promise<JsonFeed> =>
    (await (await fetch(`${program.url}/topics/${topic}/feed.json`)).json()) as JsonFeed;

  function paragraphs(lines: readonly string[]): string {
    return lines.map((line) => `<p>${line}</p>`).join('\n');
  }

  beforeAll(async () => {
    [north, south] = await Promise.all([startPublisher(), startPublisher()]);
    folder = makeFolder();
    const withAds = [
      bridge[0],
      'Advert',
      bridge[1],
      bridge[2],
      'A D V E R T I S E M E N T',
      ...bridge.slice(3),
    ];
    north.documents.set(
      '/bridge.html',
      articlePage(
        'Bridge stays closed',
        paragraphs([...withAds, 'Topics: Harbour, Marrow Quay'].map(String)),
      ),
    );
    north.documents.set(
      '/feed.xml',
      rssDocument('Northern Post', [
        {
          guid: 'n1',
          link: `${north.url}/bridge.html`,
          title: 'Bridge stays closed',
          description: 'To lorries.',
        },
      ]),
    );
    south.documents.set('/feed.xml', rssDocument('Southern Mail', []));
    south.documents.set('/broken.xml', '<html><body>Sign in to read on</body></html>');
    folder.writeConfig({
      site: { title: 'Test News', tagHost: 'news.test,2026' },
      defaults: { minInterval: '1s' },
      network: { allow: [north.host, south.host], timeout: '5s' },
      sources: [
        { id: 'north', url: `${north.url}/feed.xml`, interval: '1s' },
        { id: 'south', url: `${south.url}/feed.xml`, interval: '1s', fullText: 'never' },
        { id: 'broken', url: `${south.url}/broken.xml` },
        { id: 'inside', url: 'http://10.1.2.3/feed.xml' },
      ],
      topics: [
        // Sixty notices of one form would be near copies of each other.
        { id: 'harbour', match: 'bridge AND (harbour OR quay)', merge: 'exact' },
        { id: 'by-category', match: 'category:"Marrow Quay"' },
        { id: 'nothing', match: 'zeppelin' },
      ],
    });
    program = await start();
    const shows = async (text: string) => {
      const feed = await feedOf('harbour').catch(() => undefined);
      return JSON.stringify(feed?.items ?? []).includes(text);
    };
    await until(() => shows('Northern Post'));
    // The same text as plain text in the description, with breaks instead of paragraphs.
    south.documents.set(
      '/feed.xml',
      rssDocument('Southern Mail', [
        {
          guid: 's1',
          link: `${south.url}/copied`,
          title: 'Bridge to stay closed until spring',
          description: [...bridge.slice(0, 2), 'Advert', ...bridge.slice(2)].join('<br>\n'),
          minutesAgo: 50,
        },
      ]),
    );
    await until(() => shows('Southern Mail'));
  }, 120_000);

  afterAll(async () => {
    await program?.kill('SIGTERM');
    await Promise.all([north?.close(), south?.close()]);
    folder?.remove();
  });

  test('publishes the article with all its prose and without its ad markers', async () => {
    const [item] = (await feedOf('harbour')).items;
    for (const sentence of bridge) expect(item?.content_html).toContain(sentence);
    expect(item?.content_html).not.toMatch(/>\s*Advert\s*</);
    expect(item?.content_html).not.toContain('A D V E R T');
  });

  test('turns the Topics line into categories, and files the article by them', async () => {
    const [item] = (await feedOf('by-category')).items;
    expect(item?.tags).toEqual(['Harbour', 'Marrow Quay']);
    expect(item?.content_html).not.toContain('Topics:');
  });

  test('shows one item for the copy in two sources, and names the other source', async () => {
    const feed = await feedOf('harbour');
    expect(feed.items).toHaveLength(1);
    expect(feed.items[0]?.content_html).toMatch(/also reported by[\s\S]*Southern Mail/i);
    const south = (await (await fetch(`${program.url}/sources/south/feed.json`)).json()) as JsonFeed;
    expect(south.items[0]?.content_html).not.toMatch(/>\s*Advert\s*</);
  });

  test('gives an item the same permanent id in RSS, Atom and JSON', async () => {
    const id = 'tag:news.test,2026:item/1';
    const texts = await Promise.all(
      ['rss.xml', 'atom.xml', 'feed.json'].map(async (name) =>
        (await fetch(`${program.url}/topics/harbour/${name}`)).text(),
      ),
    );
    for (const text of texts) expect(text.split(id).length - 1).toBeGreaterThanOrEqual(1);
  });

  test('answers 304 to a reader that has the current document', async () => {
    const first = await fetch(`${program.url}/topics/harbour/rss.xml`);
    const etag = first.headers.get('etag') ?? '';
    const second = await fetch(`${program.url}/topics/harbour/rss.xml`, {
      headers: { 'if-none-match': etag },
    });
    expect([first.status, second.status]).toEqual([200, 304]);
    expect(first.headers.get('content-type')).toContain('application/rss+xml');
  });

  test('tells in a feed of its own what a topic merged, and answers 304 to who knows it', async () => {
    const address = `${program.url}/topics/harbour/merged.xml`;
    const answer = await fetch(address);
    expect(answer.headers.get('content-type')).toContain('application/atom+xml');
    const body = await answer.text();
    expect(body).toContain('Bridge to stay closed until spring');
    expect(body).toContain('of Northern Post');
    const etag = answer.headers.get('etag') ?? '';
    expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect(await (await fetch(`${program.url}/topics/harbour/`)).text()).toContain(
      '/topics/harbour/merged.xml',
    );
    expect(await (await fetch(`${program.url}/opml.xml`)).text()).not.toContain('merged.xml');
    expect((await fetch(`${program.url}/topics/never-was/merged.xml`)).status).toBe(404);
  });

  test('serves an empty topic, the home page, OPML and health', async () => {
    expect((await feedOf('nothing')).items).toEqual([]);
    const home = await (await fetch(`${program.url}/`)).text();
    for (const name of ['harbour', 'by-category', 'nothing'])
      expect(home).toContain(`/topics/${name}/rss.xml`);
    expect(await (await fetch(`${program.url}/opml.xml`)).text()).toContain('/topics/harbour/rss.xml');
    expect((await fetch(`${program.url}/livez`)).status).toBe(200);
    expect((await fetch(`${program.url}/topics/never-was/rss.xml`)).status).toBe(404);
  });

  test('says why a source cannot be read, and reads the others all the same', async () => {
    const status = await (await fetch(`${program.url}/status`)).text();
    expect(status).toMatch(/broken[\s\S]*not a feed/i);
    expect(status).toMatch(/inside[\s\S]*private/i);
    expect(north.requests[0]?.userAgent).toMatch(/^Winnow\//);
  });

  test('asks politely: nothing new costs the publisher a 304', async () => {
    await until(() => north.requests.some(({ path, status }) => path === '/feed.xml' && status === 304));
    expect(north.requests.filter(({ path }) => path === '/bridge.html')).toHaveLength(1);
  });

  test('shows an updated article under its old id with its old date', async () => {
    const before = await (await fetch(`${program.url}/topics/harbour/feed.json`)).text();
    const published = /"date_published":\s*"([^"]+)"/.exec(before)?.[1];
    north.documents.set('/bridge.html', articlePage('Bridge stays closed', paragraphs([...bridge, later])));
    north.documents.set(
      '/feed.xml',
      rssDocument('Northern Post', [
        {
          guid: 'n1',
          link: `${north.url}/bridge.html`,
          title: 'Bridge stays closed',
          description: 'To lorries, not to walkers.',
          minutesAgo: 1,
        },
      ]),
    );
    await until(async () => JSON.stringify(await feedOf('harbour')).includes(later));
    const after = await (await fetch(`${program.url}/topics/harbour/feed.json`)).text();
    expect(after).toContain('tag:news.test,2026:item/1');
    expect(/"date_published":\s*"([^"]+)"/.exec(after)?.[1]).toBe(published);
    expect(/"date_modified":\s*"([^"]+)"/.exec(after)?.[1]).not.toBe(
      /"date_modified":\s*"([^"]+)"/.exec(before)?.[1],
    );
  });

  test('loses nothing and doubles nothing when it is killed in the middle', async () => {
    const guids = Array.from({ length: 60 }, (_, n) => `flood-${n}`);
    south.documents.set(
      '/feed.xml',
      rssDocument(
        'Southern Mail',
        guids.map((guid, n) => ({
          guid,
          link: `${south.url}/${guid}`,
          title: `Harbour bridge notice number ${n}`,
          description: `Notice ${n} about the bridge: ${'lane '.repeat(n + 1)} is closed between the quay and the dam.`,
          minutesAgo: 40,
        })),
      ),
    );
    await until(() => program.output().includes('"new":60'));
    await program.kill('SIGKILL');
    program = await start();
    const titles = async () => (await feedOf('harbour')).items.map(({ title }) => title);
    await until(async () => (await titles()).length >= 61, 60_000);
    const found = await titles();
    expect(new Set(found).size).toBe(found.length);
    expect(found).toHaveLength(61);
  }, 120_000);

  test('stops cleanly when it is asked to', async () => {
    expect(await program.kill('SIGTERM')).toBe(0);
    program = await start();
    expect((await feedOf('harbour')).items).toHaveLength(61);
  }, 60_000);
});
