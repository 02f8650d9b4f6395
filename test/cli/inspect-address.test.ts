import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inspectAddress } from '../../src/cli/inspect-address.js';
import { checkConfig } from '../../src/config.js';
import { openPreviewPorts, type PreviewPorts } from '../../src/preview/preview-ports.js';
import { type Publisher, rssDocument, startPublisher } from '../support/publisher.js';

let publisher: Publisher;
let ports: PreviewPorts;

const headlines = [
  'Bridge opened in the north',
  'Ferry delayed by the winter storm',
  'Lighthouse painted white again',
];

beforeAll(async () => {
  publisher = await startPublisher();
});
afterAll(() => publisher.close());
beforeEach(() => {
  publisher.documents.clear();
  publisher.requests.length = 0;
  const { config } = checkConfig('f.json', JSON.stringify({ network: { allow: [publisher.host] } }), {});
  if (!config) throw new Error('the configuration is wrong');
  ports = openPreviewPorts(config, 'f.json');
  return () => ports.close();
});

const feed = () => rssDocument('Quay', [{ guid: '1', title: 'Bridge', link: `${publisher.url}/1` }]);
const inspect = (path: string) => inspectAddress(ports, publisher.url + path);
const asked = () => publisher.requests.map(({ path }) => path);

test('takes a feed in a usual place where the page names none, and asks no further', async () => {
  publisher.documents.set('/', '<html><body>Welcome</body></html>');
  publisher.documents.set('/rss.xml', feed());
  const url = `${publisher.url}/rss.xml`;
  expect(await inspect('/')).toMatchObject({
    ok: true,
    found: { url, because: expect.stringContaining('usual place') },
  });
  expect(asked()).toEqual(['/', '/feed', '/rss.xml']);
});

test('prefers the feed that the page names, and passes over one that is broken', async () => {
  const link = (href: string) => `<link rel="alternate" type="application/rss+xml" href="${href}">`;
  publisher.documents.set(
    '/',
    `<html><head>${link('/gone.xml')}${link('/named.xml')}</head><body></body></html>`,
  );
  publisher.documents.set('/named.xml', feed());
  publisher.documents.set('/rss.xml', feed());
  expect(await inspect('/')).toMatchObject({ ok: true, found: { url: `${publisher.url}/named.xml` } });
});

test('reads a page that lists news by the element that repeats, unless robots.txt closes it', async () => {
  const rows = headlines.map((title, at) => `<div class="teaser"><a href="/news/${at}">${title}</a></div>`);
  publisher.documents.set('/news/', `<html><body>${rows.join('')}</body></html>`);
  expect(await inspect('/news/')).toMatchObject({ ok: true, found: { select: { item: 'div.teaser' } } });
  publisher.documents.set('/robots.txt', 'User-agent: *\nDisallow: /news/\n');
  await ports.close();
  const { config } = checkConfig('f.json', JSON.stringify({ network: { allow: [publisher.host] } }), {});
  if (config) ports = openPreviewPorts(config, 'f.json');
  expect(await inspect('/news/')).toEqual({
    ok: false,
    reason: expect.stringContaining('robots.txt does not allow'),
  });
});

test('says what it looked for where there is nothing', async () => {
  publisher.documents.set('/', '<html><body><p>Two words</p></body></html>');
  const { ok, ...rest } = await inspect('/');
  expect(ok).toBe(false);
  expect(rest).toEqual({ reason: expect.stringContaining('no feed') });
  expect(await inspect('/none')).toEqual({ ok: false, reason: expect.stringContaining('404') });
});
