/** Answers from memory: the same as the long way gives, or none. */
import { expect, test } from 'vitest';
import { answerKept, type KeptDocument, type QuickAnswer } from '../../src/serve/answer-kept.js';
import { answerHeaders } from '../../src/serve/cache-headers.js';
import { negotiate } from '../../src/serve/negotiate.js';
import { renderingHeaders } from '../../src/serve/rendering-headers.js';

const path = '/topics/x/rss.xml';
const site = { siteUrl: 'https://news.example', hubUrls: ['https://news.example/hub'] };
const document = (bodies: Record<string, string>): KeptDocument => ({
  facts: {
    etag: '"abc"',
    mediaType: 'application/rss+xml; charset=utf-8',
    modifiedAt: new Date('2026-03-01T08:00:00Z'),
    isFinal: false,
  },
  bodies: new Map(Object.entries(bodies).map(([encoding, body]) => [encoding, Buffer.from(body)])),
});

function headersOf({ headers }: QuickAnswer): Record<string, string> {
  const names = headers.filter((_, index) => index % 2 === 0);
  return Object.fromEntries(names.map((name, index) => [name, headers[index * 2 + 1] ?? '']));
}

test.each([
  {},
  { 'accept-encoding': 'gzip, br' },
  { 'accept-encoding': 'gzip' },
  { 'if-none-match': '"abc"' },
  { 'if-none-match': '"abc-br"', 'accept-encoding': 'gzip' },
  { 'if-none-match': '"x", W/"abc-gzip"' },
  { 'if-none-match': '"old"', 'accept-encoding': 'br' },
  { 'if-none-match': '*' },
  { 'if-modified-since': 'Sun, 01 Mar 2026 08:00:00 GMT' },
  { 'if-modified-since': 'Sun, 01 Mar 2026 07:59:59 GMT' },
])('says what the negotiation says, with every header, the first time and again: %j', (request) => {
  const kept = document({ identity: 'plain', br: 'b', gzip: 'gz' });
  const { facts, bodies } = kept;
  const lastModified = facts.modifiedAt.getTime();
  const { status, encoding, headers } = negotiate(request, {
    ...facts,
    encodings: ['br', 'gzip'],
    lastModified,
  });
  const body = status === 200 ? bodies.get(encoding) : undefined;
  for (let turn = 0; turn < 2; turn += 1) {
    const answer = answerKept(path, request, kept, site);
    expect(answer).toMatchObject({ kind: 'feed', status });
    expect(answer?.body).toBe(body);
    expect(answer && headersOf(answer)).toEqual({
      ...answerHeaders(status, { ...renderingHeaders(path, facts, site), ...headers }),
      ...(body ? { 'content-length': String(body.length) } : {}),
    });
  }
});

test('leaves to the store the forms that are not in memory, and knows without them that nothing has changed', () => {
  const kept = document({ gzip: 'gz' });
  expect(answerKept(path, { 'accept-encoding': 'br' }, kept, site)).toBeUndefined();
  expect(answerKept(path, { 'if-none-match': '"abc-br"' }, kept, site)?.status).toBe(304);
});

test('a client cannot ask for an answer by a tag that is none', () => {
  const kept = document({ identity: 'plain' });
  answerKept(path, {}, kept, site);
  for (const tag of ['undefined', 'abc', '""'])
    expect(answerKept(path, { 'if-none-match': tag }, kept, site)?.status, tag).toBe(200);
});
