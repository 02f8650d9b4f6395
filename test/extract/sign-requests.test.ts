import { expect, test } from 'vitest';
import { signRequests } from '../../src/extract/sign-requests.js';
import type { DocumentRequest } from '../../src/vocabulary/fetching.js';

const source = { url: 'https://post.example/rss.xml', headers: { cookie: 'member=yes' } };

async function headersSentTo(url: string): Promise<DocumentRequest['headers']> {
  const sent: DocumentRequest[] = [];
  const http = signRequests(
    {
      fetchDocument: async (request) => {
        sent.push(request);
        return { kind: 'failed', failure: 'interrupted', reason: 'nothing is asked here' };
      },
    },
    source,
  );
  await http.fetchDocument({ url, accept: 'text/html' });
  return sent[0]?.headers;
}

test('sends the headers of a source to its own pages', async () => {
  expect(await headersSentTo('https://post.example/2026/ferry')).toEqual({ cookie: 'member=yes' });
  expect(await headersSentTo('https://post.example:443/ferry')).toEqual({ cookie: 'member=yes' });
});

test.each([
  'http://post.example/ferry',
  'https://post.example:8443/ferry',
  'https://www.post.example/ferry',
  'https://post.example.evil.example/ferry',
  'https://post.example@evil.example/',
])('keeps them from %s', async (url) => {
  expect(await headersSentTo(url)).toBeUndefined();
});
