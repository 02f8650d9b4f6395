/** The client of an embeddings endpoint against real servers on 127.0.0.1. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEmbeddings } from '../../src/system/embeddings.js';
import { createHttpClient } from '../../src/system/http-client.js';
import type { HttpClient, HttpSender } from '../../src/vocabulary/fetching.js';
import { readText } from '../support/loopback-hub.js';
import { type LoopbackServer, startServer } from '../support/loopback-server.js';

interface Asked {
  model: string;
  input: string[];
}

let client: HttpClient & HttpSender;
let server: LoopbackServer;
let asked: Asked[];
let answer: (request: Asked) => unknown;

const vectorsOf = ({ input }: Asked) => ({
  data: input.map((text, index) => ({ index, embedding: [text.length, index, 1, 2] })),
});

function open(allowHosts: string[]): HttpClient & HttpSender {
  return createHttpClient({
    allowHosts,
    userAgent: 'Test',
    connectTimeoutMs: 2_000,
    headersTimeoutMs: 2_000,
    bodyTimeoutMs: 2_000,
    totalTimeoutMs: 5_000,
    maxBytes: 1_000_000,
    maxRedirects: 3,
    connectionsPerHost: 2,
  });
}

beforeEach(async () => {
  asked = [];
  answer = vectorsOf;
  server = await startServer(async (request, response) => {
    const body = JSON.parse(await readText(request)) as Asked;
    asked.push(body);
    const answered = answer(body);
    if (answered === undefined) return;
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(typeof answered === 'string' ? answered : JSON.stringify(answered));
  });
  client = open([`127.0.0.1:${server.port}`]);
});
afterEach(async () => {
  await client.close();
  await server.close();
});

const connect = (http: HttpSender = client) =>
  createEmbeddings(http, {
    url: `${server.origin}/v1/embeddings`,
    model: 'words-in-sixteen-tongues',
    apiKey: 'k3y-of-the-operator',
    timeoutMs: 400,
    batch: 2,
    dimensions: 3,
    leastCosine: 0.8,
  });

test('asks in batches for short texts, with the key, and cuts long vectors', async () => {
  const vectors = await connect().embed(['a', 'bb', 'x'.repeat(9_000)]);
  expect(vectors).toEqual([
    [1, 0, 1],
    [2, 1, 1],
    [2_000, 0, 1],
  ]);
  expect(asked.map(({ input }) => input.length)).toEqual([2, 1]);
  expect(asked[0]?.model).toBe('words-in-sixteen-tongues');
  expect(server.requests[0]?.headers.authorization).toBe('Bearer k3y-of-the-operator');
  expect(server.requests[0]?.url).toBe('/v1/embeddings');
});

test('puts vectors in the order of the texts, in whatever order they come', async () => {
  answer = (request) => ({ data: vectorsOf(request).data.toReversed() });
  expect(await connect().embed(['a', 'bb'])).toEqual([
    [1, 0, 1],
    [2, 1, 1],
  ]);
});

test.each([
  ['no JSON', () => '<html>'],
  ['no vectors', () => ({ error: 'no such model' })],
  ['too few', (request: Asked) => ({ data: vectorsOf(request).data.slice(1) })],
  ['one twice', () => ({ data: [0, 0].map((index) => ({ index, embedding: [1, 2] })) })],
  [
    'of two lengths',
    () => ({
      data: [
        [1, 2, 3],
        [1, 2],
      ].map((embedding) => ({ embedding })),
    }),
  ],
  ['no numbers', () => ({ data: [1, 2].map(() => ({ embedding: ['1', null] })) })],
  ['far too much', () => 'x'.repeat(2_000_000)],
  ['nothing in time', () => undefined],
])('says what is wrong with an answer that is %s, and never the key', async (_, wrong) => {
  answer = wrong as (request: Asked) => unknown;
  const error = await connect()
    .embed(['a', 'b'])
    .catch((caught: Error) => caught);
  expect(error).toMatchObject({ code: 'embeddings-failed', retry: 'later' });
  expect(String(error)).toContain(`127.0.0.1:${server.port} gave no vectors`);
  expect(JSON.stringify(error) + String(error)).not.toContain('k3y-of-the-operator');
});

test('is refused a private address that the configuration does not allow', async () => {
  const guarded = open([]);
  await expect(connect(guarded).embed(['a'])).rejects.toMatchObject({ code: 'embeddings-failed' });
  expect(asked).toEqual([]);
  await guarded.close();
});
