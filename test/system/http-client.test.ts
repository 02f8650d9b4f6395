/** The HTTP client against real servers on 127.0.0.1; refusals are seen at the guard, nothing leaves loopback. */
import net from 'node:net';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHttpClient, type HttpClientOptions } from '../../src/system/http-client.js';
import type { HttpClient, HttpSender } from '../../src/vocabulary/fetching.js';
import type { FetchOutcome } from '../../src/vocabulary/outcome.js';
import { dialOnlyLoopback } from '../support/loopback-only.js';
import {
  createCertificate,
  type Handler,
  listen,
  startSecureServer,
  startServer,
} from '../support/loopback-server.js';

const MB = 1024 * 1024;
const closers: (() => Promise<void>)[] = [];

let dialled: string[] = [];
beforeEach(() => {
  dialled = dialOnlyLoopback();
});

afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closers.splice(0).reverse()) await close();
});

function makeClient(options: Partial<HttpClientOptions> = {}): HttpClient & HttpSender {
  const client = createHttpClient({
    userAgent: 'Winnow/test (+https://winnow.example/about)',
    allowHosts: ['127.0.0.1'],
    connectTimeoutMs: 2000,
    headersTimeoutMs: 2000,
    bodyTimeoutMs: 2000,
    totalTimeoutMs: 5000,
    maxBytes: MB,
    maxRedirects: 5,
    connectionsPerHost: 2,
    ...options,
  });
  closers.push(() => client.close());
  return client;
}

async function serve(handler: Handler) {
  const server = await startServer(handler);
  closers.push(() => server.close());
  return server;
}

function textOf(outcome: FetchOutcome): string {
  return outcome.kind === 'fresh'
    ? Buffer.from(outcome.body).toString()
    : `no body: ${JSON.stringify(outcome)}`;
}

describe('a document', () => {
  it('comes with its validators, final address, status and headers', async () => {
    const server = await serve((_request, response) => {
      response.setHeader('ETag', '"v1"');
      response.setHeader('Last-Modified', 'Sun, 22 Nov 2026 10:00:00 GMT');
      response.setHeader('X-Twice', ['a', 'b']);
      response.end('hello');
    });
    const outcome = await makeClient().fetchDocument({
      url: `${server.origin}/feed?x=1#part`,
      accept: 'text/xml',
    });
    expect(outcome).toMatchObject({
      kind: 'fresh',
      status: 200,
      finalUrl: `${server.origin}/feed?x=1`,
      validators: { etag: '"v1"', lastModified: 'Sun, 22 Nov 2026 10:00:00 GMT' },
      headers: { 'x-twice': 'a, b' },
    });
    expect(textOf(outcome)).toBe('hello');
    expect(outcome).not.toHaveProperty('permanentUrl');
    expect(server.requests[0]?.headers).toMatchObject({
      'user-agent': 'Winnow/test (+https://winnow.example/about)',
      accept: 'text/xml',
      'accept-encoding': 'gzip, deflate, br',
    });
  });

  it('is asked for with both validators, and a 304 keeps them', async () => {
    const server = await serve((_request, response) => response.writeHead(304).end());
    const validators = { etag: 'W/"v1"', lastModified: 'Sun, 22 Nov 2026 10:00:00 GMT' };
    const outcome = await makeClient().fetchDocument({ url: server.origin, validators });
    expect(outcome).toMatchObject({ kind: 'not-modified', status: 304, validators });
    expect(server.requests[0]?.headers).toMatchObject({
      'if-none-match': 'W/"v1"',
      'if-modified-since': 'Sun, 22 Nov 2026 10:00:00 GMT',
    });
  });

  it('is a failure when 304 answers a question nobody asked', async () => {
    const server = await serve((_request, response) => response.writeHead(304).end());
    const outcome = await makeClient().fetchDocument({ url: server.origin, validators: {} });
    expect(outcome).toMatchObject({ kind: 'failed', status: 304 });
  });

  it('is asked for even when a stored validator cannot be sent', async () => {
    const server = await serve((_request, response) => response.end('ok'));
    const outcome = await makeClient().fetchDocument({
      url: server.origin,
      validators: { etag: '"日本"\n' },
    });
    expect(textOf(outcome)).toBe('ok');
  });
});

describe('content codings', () => {
  const text = 'news '.repeat(5000);
  it.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['identity', Buffer.from(text)],
  ])('%s is undone', async (coding, bytes) => {
    const server = await serve((_request, response) => {
      response.setHeader('Content-Encoding', coding);
      response.end(bytes);
    });
    expect(textOf(await makeClient().fetchDocument({ url: server.origin }))).toBe(text);
  });

  it('survives a server that declares gzip and sends plain text, or sends gzip undeclared', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/plain') response.setHeader('Content-Encoding', 'gzip').end(text);
      else response.end(gzipSync(text));
    });
    const client = makeClient();
    expect(textOf(await client.fetchDocument({ url: `${server.origin}/plain` }))).toBe(text);
    expect(textOf(await client.fetchDocument({ url: `${server.origin}/sitemap.xml.gz` }))).toBe(text);
  });

  it('keeps what arrived of a gzip stream that lacks its end', async () => {
    const server = await serve((_request, response) => {
      response.setHeader('Content-Encoding', 'gzip').end(gzipSync(text).subarray(0, -8));
    });
    expect(textOf(await makeClient().fetchDocument({ url: server.origin }))).toBe(text);
  });

  it('refuses a coding it cannot undo', async () => {
    const server = await serve((_request, response) => {
      response.setHeader('Content-Encoding', 'zstd').end('?');
    });
    const outcome = await makeClient().fetchDocument({ url: server.origin });
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: 'bad-encoding',
      reason: expect.stringContaining('zstd'),
    });
  });

  it.each(['gzip', 'br'])('stops a %s bomb at the cap', async (coding) => {
    const zeros = Buffer.alloc(100 * MB);
    const bomb =
      coding === 'gzip'
        ? gzipSync(zeros)
        : brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
    const server = await serve((_request, response) => {
      response.setHeader('Content-Encoding', coding).end(bomb);
    });
    const outcome = await makeClient().fetchDocument({ url: server.origin });
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'too-large' });
  });
});

describe('size', () => {
  it('ends an endless body at the cap', async () => {
    let sent = 0;
    const server = await serve((_request, response) => {
      const chunk = Buffer.alloc(64 * 1024, 'x');
      const pump = () => {
        while (!response.destroyed && sent < 100 * MB) {
          sent += chunk.length;
          if (!response.write(chunk)) return response.once('drain', pump);
        }
        return response.end();
      };
      pump();
    });
    const outcome = await makeClient().fetchDocument({ url: server.origin });
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'too-large' });
    expect(sent).toBeLessThan(50 * MB);
  });

  it('believes a Content-Length above the cap, and the cap of the request', async () => {
    const server = await serve((_request, response) => response.end('x'.repeat(2000)));
    const outcome = await makeClient().fetchDocument({ url: server.origin, maxBytes: 1000 });
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: 'too-large',
      reason: expect.stringContaining('2000'),
    });
  });
});

describe('status codes', () => {
  it.each([
    [401, 'forbidden'],
    [403, 'forbidden'],
    [451, 'forbidden'],
    [404, 'not-found'],
    [418, 'client-error'],
    [500, 'server-error'],
    [502, 'server-error'],
  ])('%i is a failure of class %s with a sentence', async (status, failure) => {
    const server = await serve((_request, response) => response.writeHead(status).end('page'));
    const outcome = await makeClient().fetchDocument({ url: server.origin });
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure,
      status,
      reason: expect.stringMatching(/^127.*\.$/),
    });
  });

  it('410 is gone', async () => {
    const server = await serve((_request, response) => response.writeHead(410).end());
    expect(await makeClient().fetchDocument({ url: server.origin })).toMatchObject({
      kind: 'gone',
      status: 410,
    });
  });

  it.each([429, 503])('%i slows us down for as long as it says', async (status) => {
    const server = await serve((_request, response) =>
      response.writeHead(status, { 'Retry-After': '120' }).end(),
    );
    const outcome = await makeClient().fetchDocument({ url: server.origin });
    expect(outcome).toMatchObject({ kind: 'slow-down', retryAfterMs: 120_000, status });
  });
});

describe('redirects', () => {
  it('report a permanent address only when every hop was permanent', async () => {
    const server = await serve((request, response) => {
      const [, first = '', second = ''] = (request.url ?? '').split('/');
      if (first === 'end') return response.end('here');
      const location = second === '' ? '/end' : `/${second}`;
      return response.writeHead(Number(first), { location }).end('moved');
    });
    const client = makeClient();
    const permanent = await client.fetchDocument({ url: `${server.origin}/301/308` });
    expect(permanent).toMatchObject({
      permanentUrl: `${server.origin}/end`,
      finalUrl: `${server.origin}/end`,
    });
    for (const path of ['/301/302', '/302/301', '/307', '/303/308']) {
      const outcome = await client.fetchDocument({ url: `${server.origin}${path}` });
      expect(outcome, path).toMatchObject({ kind: 'fresh', finalUrl: `${server.origin}/end` });
      expect(outcome, path).not.toHaveProperty('permanentUrl');
    }
  });

  it('keep a permanent address through a 304', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else response.writeHead(304).end();
    });
    const outcome = await makeClient().fetchDocument({
      url: `${server.origin}/old`,
      validators: { etag: '"1"' },
    });
    expect(outcome).toMatchObject({ kind: 'not-modified', permanentUrl: `${server.origin}/new` });
  });

  it('end in a failure when there are too many', async () => {
    const server = await serve((_request, response) => response.writeHead(302, { location: '/' }).end());
    const outcome = await makeClient({ maxRedirects: 3 }).fetchDocument({ url: server.origin });
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'too-many-redirects' });
    expect(server.requests).toHaveLength(4);
  });

  it.each([
    ['file:///etc/passwd', /only http and https/],
    ['http://', /not a URL/],
    [undefined, /does not say where/],
  ])('to %s are a bad address', async (location, reason) => {
    const server = await serve((_request, response) => {
      response.writeHead(302, location === undefined ? {} : { location }).end();
    });
    const outcome = await makeClient().fetchDocument({ url: server.origin });
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: 'bad-url',
      reason: expect.stringMatching(reason),
    });
  });

  it('leave secrets behind at another origin, and do not pick them up again on the way back', async () => {
    const other = await serve((_request, response) => {
      response.writeHead(302, { location: `${server.origin}/back` }).end();
    });
    const server = await serve((request, response) => {
      if (request.url === '/start') response.writeHead(302, { location: '/same' }).end();
      else if (request.url === '/same') response.writeHead(302, { location: other.origin }).end();
      else response.end('done');
    });
    const url = `http://user:p%40ss@127.0.0.1:${server.port}/start`;
    const headers = { 'X-Api-Key': 'secret', Cookie: 'sid=1', 'Accept-Language': 'de' };
    const outcome = await makeClient().fetchDocument({ url, headers, validators: { etag: '"1"' } });
    expect(textOf(outcome)).toBe('done');
    const basic = `Basic ${Buffer.from('user:p@ss').toString('base64')}`;
    for (const request of server.requests.slice(0, 2)) {
      expect(request.headers).toMatchObject({ authorization: basic, 'x-api-key': 'secret', cookie: 'sid=1' });
    }
    for (const request of [other.requests[0], server.requests[2]]) {
      expect(request?.headers).toMatchObject({ 'accept-language': 'de', 'if-none-match': '"1"' });
      expect(request?.headers).not.toHaveProperty('authorization');
      expect(request?.headers).not.toHaveProperty('x-api-key');
      expect(request?.headers).not.toHaveProperty('cookie');
    }
  });

  it('from an allowed host to a private address are blocked, and nothing is dialled', async () => {
    for (const target of ['http://10.0.0.1/', 'http://[::1]/', 'http://169.254.169.254/latest/meta-data/']) {
      const server = await serve((_request, response) => response.writeHead(302, { location: target }).end());
      const outcome = await makeClient().fetchDocument({ url: server.origin });
      expect(outcome, target).toMatchObject({ kind: 'blocked', failure: 'blocked-address' });
    }
    expect(new Set(dialled)).toEqual(new Set(['127.0.0.1']));
  });
});

describe('the guard', () => {
  it('refuses literal addresses however they are spelled, without dialling', async () => {
    const client = makeClient({ allowHosts: [] });
    for (const host of ['127.0.0.1', '0x7f.1', '2130706433', '[::1]', '[::ffff:a00:1]', '100.64.0.1', '0']) {
      const outcome = await client.fetchDocument({ url: `http://${host}:9/` });
      expect(outcome, host).toMatchObject({ kind: 'blocked', failure: 'blocked-address' });
    }
    expect(dialled).toEqual([]);
  });

  it('refuses a name when every address it resolves to is private', async () => {
    const client = makeClient({
      lookup: (_hostname, _options, callback) => {
        callback(null, [
          { address: '10.1.2.3', family: 4 },
          { address: 'fd00::1', family: 6 },
        ]);
      },
    });
    const outcome = await client.fetchDocument({ url: 'http://rebind.example/' });
    expect(outcome).toMatchObject({ kind: 'blocked', failure: 'blocked-address' });
    expect(outcome).toHaveProperty('reason', expect.stringContaining('rebind.example resolves to 10.1.2.3'));
  });

  it('resolves an allowed name once and connects to exactly that answer', async () => {
    const server = await serve((_request, response) => response.end('inside'));
    let lookups = 0;
    const client = makeClient({
      allowHosts: [`inside.example:${server.port}`],
      lookup: (_hostname, _options, callback) => {
        lookups += 1;
        callback(null, [{ address: '127.0.0.1', family: 4 }]);
      },
    });
    expect(textOf(await client.fetchDocument({ url: `http://inside.example:${server.port}/` }))).toBe(
      'inside',
    );
    expect(lookups).toBe(1);
    const elsewhere = await client.fetchDocument({ url: `http://outside.example:${server.port}/` });
    expect(elsewhere).toMatchObject({ kind: 'blocked' });
  });
});

describe('failures before an answer', () => {
  it.each(['nonsense', 'ftp://host/x', 'file:///etc/passwd', 'javascript:alert(1)', ''])(
    'call %j a bad address',
    async (url) => {
      const outcome = await makeClient().fetchDocument({ url });
      expect(outcome).toMatchObject({ kind: 'failed', failure: 'bad-url' });
    },
  );

  it('never repeat the password of an address', async () => {
    const outcome = await makeClient({ allowHosts: [] }).fetchDocument({
      url: 'http://me:hunter2@127.0.0.1/',
    });
    expect(JSON.stringify(outcome)).not.toContain('hunter2');
  });

  it('tell a name that does not exist from a name server that is silent', async () => {
    for (const code of ['ENOTFOUND', 'EAI_AGAIN']) {
      const client = makeClient({
        lookup: (_hostname, _options, callback) => callback(Object.assign(new Error(code), { code }), []),
      });
      const outcome = await client.fetchDocument({ url: 'http://nowhere.example/' });
      expect(outcome).toMatchObject({ kind: 'failed', failure: 'dns' });
    }
  });

  it('name a refused connection', async () => {
    const server = net.createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    const outcome = await makeClient().fetchDocument({ url: `http://127.0.0.1:${port}/` });
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: 'connect',
      reason: expect.stringContaining('refused'),
    });
  });

  it('name an answer that is not HTTP', async () => {
    const server = net.createServer((socket) => {
      socket.resume().on('error', () => undefined);
      socket.write('SSH-2.0-OpenSSH_9.6\r\n');
    });
    const port = await listen(server);
    closers.push(() => new Promise((resolve) => server.close(() => resolve())));
    const outcome = await makeClient().fetchDocument({ url: `http://127.0.0.1:${port}/` });
    expect(outcome).toMatchObject({ failure: 'server-error', reason: expect.stringContaining('not HTTP') });
  });
});

describe('whatever a server sends', () => {
  it('comes back as an outcome in time', async () => {
    let reply = Buffer.alloc(0);
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.end(reply));
    });
    const port = await listen(server);
    closers.push(() => new Promise((resolve) => server.close(() => resolve())));
    const client = makeClient({
      totalTimeoutMs: 1000,
      lookup: (_hostname, _options, callback) => callback(new Error('no names here'), []),
    });
    const start = fc.constantFrom(
      '',
      'HTTP/1.1 ',
      'HTTP/1.1 200 OK\r\n',
      'HTTP/1.1 301 Moved\r\nLocation: /x',
    );
    const header = fc.constantFrom(
      'Content-Length: 5',
      'Content-Encoding: br',
      'Transfer-Encoding: chunked',
      'ETag: \xff',
    );
    const lines = fc.array(fc.oneof(header, fc.string()), { maxLength: 4 }).map((all) => all.join('\r\n'));
    await fc.assert(
      fc.asyncProperty(start, lines, fc.uint8Array({ maxLength: 200 }), async (first, rest, body) => {
        reply = Buffer.concat([Buffer.from(`${first}${rest}\r\n\r\n`, 'latin1'), body]);
        const outcome = await client.fetchDocument({
          url: `http://127.0.0.1:${port}/`,
          validators: { etag: '"1"' },
        });
        if ('reason' in outcome) expect(outcome.reason).toMatch(/^[^\n]+\.$/);
      }),
      { numRuns: 150 },
    );
  });

  it('may have long headers, but not endless ones', async () => {
    const server = await serve((request, response) => {
      response.setHeader('X-Policy', 'x'.repeat(request.url === '/long' ? 40_000 : 80_000)).end('ok');
    });
    const client = makeClient();
    expect(textOf(await client.fetchDocument({ url: `${server.origin}/long` }))).toBe('ok');
    expect(await client.fetchDocument({ url: server.origin })).toMatchObject({ failure: 'too-large' });
  });

  it('cannot be made to carry headers it was not given', async () => {
    const server = await serve((_request, response) => response.end('x'));
    const headers = { 'X-Key': 'secret\r\nEvil: 1' };
    const outcome = await makeClient().fetchDocument({ url: server.origin, headers });
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'bad-url' });
    expect(JSON.stringify(outcome)).not.toContain('secret');
    expect(server.requests).toHaveLength(0);
  });
});

describe('time', () => {
  it('ends a server that never answers', async () => {
    const server = await serve(() => undefined);
    const outcome = await makeClient({ headersTimeoutMs: 200 }).fetchDocument({ url: server.origin });
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: 'timeout',
      reason: expect.stringContaining('no answer'),
    });
  });

  it('ends a body that stops in the middle', async () => {
    const server = await serve((_request, response) => {
      response.write('<rss>');
    });
    const outcome = await makeClient({ bodyTimeoutMs: 200 }).fetchDocument({ url: server.origin });
    expect(outcome).toMatchObject({ failure: 'timeout', reason: expect.stringContaining('in the middle') });
  });

  it('ends a body that only drips, by the total time', async () => {
    const server = await serve((_request, response) => {
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drip));
    });
    const outcome = await makeClient({ totalTimeoutMs: 300 }).fetchDocument({ url: server.origin });
    expect(outcome).toMatchObject({ failure: 'timeout', reason: expect.stringContaining('within 0.3 s') });
  });

  it('ends at the wish of the caller, before or during the fetch', async () => {
    const server = await serve(() => undefined);
    const client = makeClient();
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const during = await client.fetchDocument({ url: server.origin, signal: controller.signal });
    const before = await client.fetchDocument({ url: server.origin, signal: AbortSignal.abort() });
    expect(during).toMatchObject({ kind: 'failed', failure: 'interrupted' });
    expect(before).toMatchObject({ kind: 'failed', failure: 'interrupted' });
  });

  it('ends fetches under way when the client is closed', async () => {
    const server = await serve(() => undefined);
    const client = makeClient();
    const pending = client.fetchDocument({ url: server.origin });
    setTimeout(() => client.close(), 50);
    expect(await pending).toMatchObject({ kind: 'failed', failure: 'interrupted' });
  });

  it('calls a body that breaks off interrupted', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('short');
      setTimeout(() => response.destroy(), 20);
    });
    const outcome = await makeClient().fetchDocument({ url: server.origin });
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'interrupted' });
  });
});

describe('connections', () => {
  it('never open more at a time than allowed', async () => {
    let [open, most] = [0, 0];
    const server = await serve((_request, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end('x');
      }, 30);
    });
    const client = makeClient({ connectionsPerHost: 2 });
    await Promise.all(Array.from({ length: 8 }, () => client.fetchDocument({ url: server.origin })));
    expect(most).toBe(2);
  });
});

describe('postDocument', () => {
  it('sends the body with its type, again after a redirect, but not after a 303', async () => {
    const bodies: string[] = [];
    const server = await serve((request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => bodies.push(`${request.url} ${text}`));
      request.on('end', () => {
        if (request.url === '/hub') response.writeHead(202).end();
        else response.writeHead(Number(request.url?.slice(1)), { location: '/hub' }).end();
      });
    });
    const client = makeClient();
    const send = (path: string) =>
      client.postDocument({
        url: server.origin + path,
        body: 'a=b',
        contentType: 'application/x-www-form-urlencoded',
      });
    for (const path of ['/301', '/302', '/307', '/308']) {
      expect(await send(path), path).toMatchObject({ kind: 'fresh', status: 202 });
      expect(bodies.splice(0)).toEqual([`${path} a=b`, '/hub a=b']);
    }
    expect(await send('/303')).toMatchObject({ kind: 'failed', failure: 'client-error', status: 303 });
    for (const request of server.requests) {
      expect(request.method).toBe('POST');
      expect(request.headers['content-type']).toBe('application/x-www-form-urlencoded');
    }
  });

  it('takes a 2xx for an answer where no more is wanted, however long or broken the rest is', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/never-ends') return void response.write('x');
      if (request.url === '/long') return response.end('x'.repeat(2 * MB));
      return response.writeHead(200, { 'content-encoding': 'rot13' }).end('x');
    });
    const client = makeClient({ totalTimeoutMs: 3_000 });
    for (const path of ['/never-ends', '/long', '/broken']) {
      const request = { url: server.origin + path, body: 'a=b', contentType: 'text/plain' };
      expect(await client.postDocument(request), path).toMatchObject({ kind: 'failed' });
      const ignored = await client.postDocument({ ...request, ignoresAnswer: true });
      expect(ignored, path).toMatchObject({ kind: 'fresh', status: 200, body: new Uint8Array() });
    }
  });
});

const selfSigned = createCertificate('IP:127.0.0.1', 2);
describe.skipIf(!selfSigned)('TLS (skipped without openssl)', () => {
  it('says that a certificate is self-signed, and that a port does not speak TLS', async () => {
    if (!selfSigned) return;
    const secure = await startSecureServer(selfSigned, (_request, response) => response.end('secret'));
    closers.push(() => secure.close());
    const plain = await serve((_request, response) => response.end('plain'));
    const client = makeClient();
    expect(await client.fetchDocument({ url: secure.origin })).toMatchObject({
      kind: 'failed',
      failure: 'tls',
      reason: expect.stringContaining('signed itself'),
    });
    expect(secure.requests).toHaveLength(0);
    expect(await client.fetchDocument({ url: `https://127.0.0.1:${plain.port}/` })).toMatchObject({
      failure: 'tls',
      reason: expect.stringContaining('does not speak TLS'),
    });
  });
});
