import { afterEach, describe, expect, test } from 'vitest';
import { type Publishers, startPublishers } from '../../src/demo/publisher-server.js';

const running: Publishers[] = [];

async function start(options = {}): Promise<Publishers> {
  const publishers = await startPublishers(options);
  running.push(publishers);
  return publishers;
}

afterEach(async () => {
  for (const publishers of running.splice(0)) await publishers.close();
});

describe('startPublishers', () => {
  test('serves feeds whose dates are fresh and whose links lead to its own pages', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/harbour-gazette/feed.xml`);
    const feed = await response.text();
    expect(response.headers.get('content-type')).toContain('application/rss+xml');
    const [, date = ''] = /<pubDate>(.*?)<\/pubDate>/.exec(feed) ?? [];
    expect(Date.now() - Date.parse(date)).toBeLessThan(24 * 3_600_000);
    const [, link = ''] = /<link>([^<]*utm_source[^<]*)<\/link>/.exec(feed) ?? [];
    const page = await fetch(link.replaceAll('&amp;', '&'));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<article');
  });

  test('answers 304 to a reader who has the document, until the next edition', async () => {
    const publishers = await start();
    const address = `${publishers.url}/harbour-gazette/feed.xml`;
    const etag = (await fetch(address)).headers.get('etag') ?? '';
    const headers = { 'if-none-match': etag };
    expect((await fetch(address, { headers })).status).toBe(304);
    publishers.update();
    const changed = await fetch(address, { headers });
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain('sails again');
    expect(publishers.requests).toBe(3);
  });

  test('goes back to the first edition after the last, so that every run has an update to show', async () => {
    const publishers = await start({ edition: 2 });
    publishers.update();
    expect(publishers.edition).toBe(1);
  });

  test('answers 404 for unknown pages, for pieces of pages and for files outside its folder', async () => {
    const { url } = await start();
    for (const path of [
      '/moorside-mail/feed.xml',
      '/harbour-gazette/parts/foot.html',
      '/..%2fpackage.json',
      '/',
    ]) {
      expect((await fetch(url + path)).status, path).toBe(404);
    }
  });

  test('takes another port where the preferred one is in use', async () => {
    const first = await start();
    const second = await start({ port: first.port });
    expect(second.port).not.toBe(first.port);
    expect((await fetch(`${second.url}/robots.txt`)).status).toBe(200);
  });
});
