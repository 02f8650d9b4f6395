/** Attacks on a whole site: what a stranger sends changes nothing, shows nothing, and reaches no file. */
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseFeed } from '../src/collect/parse-feed.js';
import { freePort } from './support/program.js';
import { type Site, startSite } from './support/site.js';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('a site', () => {
  let site: Site;
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    site = await startSite(port, { topics: [{ id: 'ferry', match: 'ferry' }] });
    await site.addArticles('ferry', [{ title: 'The ferry sails' }]);
  });
  afterAll(() => site.close());

  /** As no well-behaved client would ask: the path and the headers as they are. */
  function ask(
    path: string,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; headers: string; names: string[]; body: string }> {
    return new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, headers }, (answer) => {
        let body = '';
        answer.on('data', (chunk: Buffer) => {
          body += chunk.toString();
        });
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.rawHeaders.join('\n'),
            names: Object.keys(answer.headers),
            body,
          }),
        );
      })
        .on('error', reject)
        .end();
    });
  }

  test.each([
    '/',
    '/topics/ferry/rss.xml',
    '/topics/ferry/atom.xml',
    '/topics/ferry/feed.json',
    '/topics/ferry',
    '/opml.xml',
    '/nothing',
  ])('takes no address from the Host of a request for %s', async (path) => {
    const { headers, body } = await ask(path, { host: 'evil.example', 'x-forwarded-host': 'evil.example' });
    expect(headers + body).not.toContain('evil.example');
  });

  test.each([
    '/../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/topics/../../package.json',
    '/topics/ferry/%2e%2e/%2e%2e/package.json',
    '/%00',
    '/icon.svg/../../../etc/passwd',
    '//etc/passwd',
  ])('leads no path to a file: %s', async (path) => {
    const { status, body } = await ask(path);
    expect([301, 308, 400, 404]).toContain(status);
    expect(body).not.toMatch(/root:|"dependencies"/);
  });

  test.each([
    '/topics/ferry%0d%0aset-cookie:%20a=b',
    '/stories/1%0d%0ax:y',
    '/search?q=%0d%0aset-cookie:a=b',
  ])('puts nothing of a request into a header: %s', async (path) => {
    const { names } = await ask(path);
    expect(names).not.toContain('set-cookie');
    expect(names).not.toContain('x');
  });

  test.each([
    "/search?q='%20or%201=1--",
    "/stories/1'%20or%20'1'='1",
    "/topics/x'%3bdrop%20table%20article--/rss.xml",
  ])('takes words for words, and not for statements: %s', async (path) => {
    expect((await ask(path)).status).toBeLessThan(500);
    expect((await ask('/topics/ferry/rss.xml')).body).toContain('The ferry sails');
  });
});

test('what a feed calls __proto__ or constructor changes no object of ours', () => {
  const document = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'x',
    items: [{ id: '1', title: 'y', content_text: 'z' }],
  }).replace(
    '"id":"1"',
    '"id":"1","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}',
  );
  const bytes = new TextEncoder().encode(document);
  const headers = { 'content-type': 'application/feed+json' };
  expect(parseFeed({ bytes, headers, url: 'https://a.test/feed.json', now: new Date() }).ok).toBe(true);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('every test that SECURITY.md names is there', () => {
  const text = readFileSync(`${root}SECURITY.md`, 'utf8');
  const files = readdirSync(`${root}test`, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.split('/').at(-1),
  );
  const named = [...text.matchAll(/([\w-]+\.test\.ts)`/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(20);
  for (const name of named) expect(files).toContain(name);
});
