/** Every kind of source and every way to fail, through the built program over loopback. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signBody } from '../../src/text/hub-signature.js';
import { type LoopbackHub, startHub } from '../support/loopback-hub.js';
import {
  type Folder,
  freePort,
  makeFolder,
  type RunningProgram,
  startProgram,
  until,
} from '../support/program.js';
import {
  type Answer,
  articlePage,
  type Publisher,
  rssDocument,
  startPublisher,
} from '../support/publisher.js';

const secret = 'p4ssage-to-nowhere';

interface Item {
  title: string;
  content_html: string;
  date_published: string;
}

/** Five sentences of their own for every subject, so that no two articles are alike. */
function story(subject: string): string {
  const sentences = [
    `The ${subject} opened again on Monday after a winter of repairs, and the first visitors came at dawn.`,
    `Nobody on the council had expected the ${subject} to cost so little, said the treasurer with a smile.`,
    `A line of people with umbrellas waited for the ${subject} until the rain stopped shortly before noon.`,
    `Next year the ${subject} is to be painted, in a colour about which the committee still argues.`,
  ];
  return sentences.map((sentence) => `<p>${sentence}</p>`).join('\n');
}

function feedOf(publisher: Publisher, name: string, subject: string): string {
  return rssDocument(name, [
    {
      guid: `${name}-1`,
      link: `${publisher.url}/pages/${name}`,
      title: `${subject} opens`,
      description: story(subject),
    },
  ]);
}

const redirectTo =
  (status: number, location: string): Answer =>
  (response) =>
    response.writeHead(status, { location }).end();

/** Sends without end, as fast as it is read. */
const endless: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  const chunk = `<rss version="2.0"><channel><item><title>${'x'.repeat(60_000)}</title></item>`;
  const write = () => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', write);
  };
  write();
};

const huge: Answer = (response) => {
  response.writeHead(200, {
    'content-type': 'application/rss+xml',
    'content-length': `${100 * 1024 * 1024}`,
  });
  response.write('<rss version="2.0">');
};

describe('collecting', () => {
  let main: Publisher;
  let busy: Publisher;
  /** Serves pages, but not when it is first asked. */
  let tired: Publisher;
  /** On loopback like the others, but the configuration does not allow it. */
  let inner: Publisher;
  let hub: LoopbackHub;
  let folder: Folder;
  let program: RunningProgram;

  const itemsOf = async (source: string): Promise<Item[]> => {
    const answer = await fetch(`${program.url}/sources/${source}/feed.json`);
    return answer.ok ? ((await answer.json()) as { items: Item[] }).items : [];
  };
  const has = async (source: string) => (await itemsOf(source)).length > 0;
  const asked = (publisher: Publisher, path: string) =>
    publisher.requests.filter((request) => request.path === path).length;
  /** Text of the source's entry on the page about the sources. */
  const statusOf = async (source: string): Promise<string> => {
    const html = await (await fetch(`${program.url}/status`)).text();
    const entry = html.split('<li').find((part) => part.includes(`</span> ${source}</p>`)) ?? '';
    return entry.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  };

  function publishSources(): void {
    const { documents, url } = main;
    const setPage = (name: string, subject: string) =>
      documents.set(`/pages/${name}`, articlePage(`${subject} opens`, story(subject)));
    documents.set('/robots.txt', 'User-agent: *\nDisallow: /private/\n');
    documents.set('/steady.xml', feedOf(main, 'steady', 'lighthouse'));
    setPage('listed', 'tram depot');
    documents.set(
      '/listing.html',
      `<html lang="en"><body><ul><li class="news"><a href="/pages/listed">Tram depot opens</a>
        <span class="when">2 hours ago</span></li></ul><a href="/about">About us</a></body></html>`,
    );
    documents.set('/private/list.html', '<ul><li class="news"><a href="/pages/listed">Hidden</a></li></ul>');
    setPage('mapped', 'pump house');
    documents.set(
      '/sitemap.xml',
      `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${url}/pages/mapped</loc><news:news>
        <news:publication_date>2026-05-01T10:00:00Z</news:publication_date><news:title>Pump house opens</news:title>
        </news:news></url></urlset>`,
    );
    const article = {
      link: '/pages/api',
      head: 'Ice rink opens',
      html: story('ice rink'),
      at: '2026-05-01T09:00:00Z',
    };
    documents.set('/api.json', JSON.stringify({ data: { articles: [article] } }));
    documents.set(
      '/front.html',
      `<head><link rel="alternate" type="application/rss+xml" href="/found.xml"></head>`,
    );
    documents.set('/found.xml', feedOf(main, 'found', 'botanic garden'));
    documents.set('/old.xml', redirectTo(301, '/new.xml'));
    documents.set('/new.xml', feedOf(main, 'new', 'swing bridge'));
    documents.set(
      '/minded.xml',
      feedOf(main, 'minded', 'opera house').replace('/pages/minded', '/private/minded'),
    );
    documents.set('/private/minded', articlePage('Opera house opens', story('opera house')));
    documents.set('/endless.xml', endless);
    documents.set('/huge.xml', huge);
    documents.set('/inside.xml', redirectTo(302, `${inner.url}/feed.xml`));
    documents.set('/mute.xml', () => undefined);
    documents.set(`/closed.xml?key=${secret}`, feedOf(main, 'closed', 'observatory'));
    const pushed =
      (subject: string): Answer =>
      (response) => {
        response.setHeader('link', [`<${hub.origin}/>; rel="hub"`, `<${url}/pushed.xml>; rel="self"`]);
        response.setHeader('content-type', 'application/rss+xml');
        response.end(feedOf(main, `pushed-${subject.length}`, subject));
      };
    documents.set('/pushed.xml', pushed('grain elevator'));
    documents.set('/pushed-next', pushed('funicular'));
    let refusals = 1;
    const late = articlePage('Salt works opens', story('salt works'));
    const announced = { guid: 'late-1', link: `${tired.url}/pages/late`, title: 'Salt works opens' };
    documents.set('/late.xml', rssDocument('late', [announced]));
    tired.documents.set('/pages/late', (response) => {
      if (refusals-- > 0) response.writeHead(503, { 'retry-after': '2' }).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(late);
    });
    busy.documents.set('/busy.xml', (response) => response.writeHead(429, { 'retry-after': '3600' }).end());
    busy.documents.set('/calm.xml', feedOf(busy, 'calm', 'boat house'));
    inner.documents.set('/feed.xml', feedOf(inner, 'inner', 'vault'));
  }

  beforeAll(async () => {
    [main, busy, tired, inner] = await Promise.all([
      startPublisher(),
      startPublisher(),
      startPublisher(),
      startPublisher(),
    ]);
    hub = await startHub(864_000);
    publishSources();
    folder = makeFolder();
    const port = await freePort();
    const at = (path: string) => `${main.url}${path}`;
    const select = { item: 'li.news', date: '.when' };
    folder.writeConfig({
      site: { title: 'Test News', tagHost: 'news.test,2026', url: `http://127.0.0.1:${port}` },
      network: {
        allow: [main.host, busy.host, tired.host, `127.0.0.1:${hub.port}`],
        timeout: '3s',
        maxBytes: 1_000_000,
      },
      sources: [
        { id: 'steady', url: at('/steady.xml'), interval: '1s' },
        { id: 'listing', url: at('/listing.html'), type: 'html', select },
        { id: 'forbidden', url: at('/private/list.html'), select },
        { id: 'empty-listing', url: at('/listing.html'), select: { item: '.gone' } },
        { id: 'sitemap', url: at('/sitemap.xml'), type: 'sitemap' },
        {
          id: 'api',
          url: at('/api.json'),
          type: 'json',
          paths: { items: 'data.articles', url: 'link', title: 'head', content: 'html', date: 'at' },
        },
        { id: 'front', url: at('/front.html') },
        { id: 'moved', url: at('/old.xml'), interval: '1s' },
        { id: 'minded', url: at('/minded.xml') },
        { id: 'late', url: at('/late.xml') },
        { id: 'endless', url: at('/endless.xml') },
        { id: 'huge', url: at('/huge.xml') },
        { id: 'inside', url: at('/inside.xml') },
        { id: 'mute', url: at('/mute.xml') },
        { id: 'closed', url: at(`/closed.xml?key=\${NEWS_KEY}`), headers: { 'x-key': `\${NEWS_KEY}` } },
        { id: 'pushed', url: at('/pushed.xml'), fullText: 'never' },
        { id: 'busy', url: `${busy.url}/busy.xml`, interval: '1s' },
        { id: 'calm', url: `${busy.url}/calm.xml`, interval: '1s' },
      ],
      topics: [{ id: 'nothing', match: 'zeppelin' }],
    });
    program = await startProgram(['start', '--config', folder.configFile], {
      DATA_DIR: `${folder.root}/data`,
      PORT: String(port),
      NEWS_KEY: secret,
    });
    await until(async () => /timeout/.test(await statusOf('mute')), 60_000);
  }, 120_000);

  afterAll(async () => {
    await program?.kill('SIGTERM');
    await Promise.all([main, busy, tired, inner, hub].map((server) => server?.close()));
    folder?.remove();
  });

  test('reads a listing page by its selectors, with dates in words and the articles behind its links', async () => {
    await until(() => has('listing'));
    const [item, ...others] = await itemsOf('listing');
    expect(others).toEqual([]);
    expect(item?.title).toBe('Tram depot opens');
    expect(item?.content_html).toContain('a winter of repairs');
    const ageMs = Date.now() - Date.parse(item?.date_published ?? '');
    expect(ageMs).toBeGreaterThan(7_100_000);
    expect(ageMs).toBeLessThan(7_600_000);
  });

  test('reads news sitemaps and JSON APIs', async () => {
    await until(async () => (await has('sitemap')) && (await has('api')));
    expect(await itemsOf('sitemap')).toMatchObject([
      { title: 'Pump house opens', content_html: expect.stringContaining('pump house') },
    ]);
    expect(await itemsOf('api')).toMatchObject([
      { title: 'Ice rink opens', content_html: expect.stringContaining('ice rink') },
    ]);
  });

  test('finds the feed that a page names, and says where', async () => {
    await until(() => has('front'));
    expect((await itemsOf('front'))[0]?.title).toBe('botanic garden opens');
    expect(await statusOf('front')).toContain(`found at ${main.url}/found.xml`);
  });

  test('says that selectors find nothing', async () => {
    expect(await statusOf('empty-listing')).toMatch(/Its selectors find nothing.*"?\.gone/);
  });

  test('asks for no listing page that robots.txt closes', async () => {
    expect(await statusOf('forbidden')).toMatch(/blocked by robots: robots.txt does not allow/);
    expect(asked(main, '/private/list.html')).toBe(0);
    expect(asked(main, '/robots.txt')).toBe(1);
  });

  test('publishes what the feed says of an article that robots.txt closes', async () => {
    await until(() => has('minded'));
    expect((await itemsOf('minded'))[0]?.content_html).toContain('opera house');
    expect(asked(main, '/private/minded')).toBe(0);
  });

  test('comes back for an article page whose server needs time', async () => {
    await until(() => has('late'));
    expect((await itemsOf('late'))[0]?.content_html).toContain('the salt works is to be painted');
    expect(tired.requests.map(({ path, status }) => `${path} ${status}`)).toEqual([
      '/robots.txt 404',
      '/pages/late 503',
      '/pages/late 200',
    ]);
  });

  test('follows a permanent redirect, and notes it without believing it yet', async () => {
    await until(async () => (await has('moved')) && asked(main, '/old.xml') > 1);
    expect(await statusOf('moved')).toContain('adopted after seven days');
    expect(asked(main, '/old.xml')).toBeGreaterThanOrEqual(asked(main, '/new.xml'));
  });

  test('refuses a document without end and one that is too long, while other sources go on', async () => {
    expect(await statusOf('endless')).toMatch(/too large: .*1000000|too large: .*cap/);
    expect(await statusOf('huge')).toMatch(/too large: .*104857600/);
    const before = asked(main, '/steady.xml');
    await until(() => asked(main, '/steady.xml') > before);
    expect(await has('steady')).toBe(true);
  });

  test('follows no redirect to a private address', async () => {
    expect(await statusOf('inside')).toMatch(/blocked address: .*127\.0\.0\.1 is a loopback address/);
    expect(inner.requests).toEqual([]);
  });

  test('gives a source up that never answers, and says what it waited for', async () => {
    expect(await statusOf('mute')).toMatch(/timeout: .*(?:3 s|3000|seconds)/);
  });

  test('leaves a host alone that asks for it, with all of its sources', async () => {
    await until(async () => /left alone for/.test(await statusOf('calm')));
    expect(asked(busy, '/busy.xml')).toBe(1);
    const before = busy.requests.length;
    await sleep(3_000);
    expect(busy.requests.length).toBe(before);
    expect(await statusOf('busy')).toMatch(/rate limited: .*slow down.*\(429\)/);
    expect(await statusOf('calm')).toMatch(/asked us to slow down/);
  });

  test('sends secrets where they belong and shows them nowhere', async () => {
    await until(() => has('closed'));
    expect(asked(main, `/closed.xml?key=${secret}`)).toBe(1);
    const shown = await Promise.all(
      ['/status', '/sources.opml', '/', '/sources/closed/rss.xml'].map(async (path) =>
        (await fetch(program.url + path)).text(),
      ),
    );
    for (const text of [...shown, program.output()]) expect(text).not.toContain(secret);
  });

  test('subscribes at the hub a feed names, and reads at once what it delivers', async () => {
    const topic = `${main.url}/pushed.xml`;
    await until(() => hub.subscriptions.has(topic) && hub.verifications.includes(200));
    expect(await statusOf('pushed')).toMatch(/Subscribed at 127\.0\.0\.1:\d+ for another (?:10|9) days/);
    const { callback = '', secret: signing } = hub.subscriptions.get(topic) ?? {};
    expect(callback).toMatch(/\/websub\/[\w-]{43}$/);
    const deliver = (body: string, signature: string) =>
      fetch(callback, {
        method: 'POST',
        body,
        headers: { 'x-hub-signature': signature, 'content-type': 'text/xml' },
      });
    const next = main.documents.get('/pushed-next');
    if (next) main.documents.set('/pushed.xml', next);
    const before = asked(main, '/pushed.xml');
    expect((await deliver('<rss/>', 'sha256=00')).status).toBe(202);
    await until(() => program.output().includes('a delivery was not accepted'));
    expect(asked(main, '/pushed.xml')).toBe(before);
    const body = Buffer.from('<rss/>');
    expect((await deliver('<rss/>', signBody(signing ?? '', body))).status).toBe(202);
    await until(
      async () => (await itemsOf('pushed')).some(({ title }) => title === 'funicular opens'),
      40_000,
    );
    expect(await statusOf('pushed')).toContain('its hub tells us of anything new');
  }, 60_000);

  test('answers strangers at a callback with nothing a browser would run', async () => {
    const query = 'hub.mode=subscribe&hub.topic=x&hub.challenge=%3Cscript%3E';
    const answer = await fetch(`${program.url}/websub/unknown?${query}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toBe('');
    // The answer may come while the body is still on its way, and end the connection.
    const large = await fetch(`${program.url}/websub/unknown`, {
      method: 'POST',
      body: 'x'.repeat(6_000_000),
    }).then(
      ({ status }) => status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(large);
  });
});
