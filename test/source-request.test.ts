import { expect, test } from 'vitest';
import { fillRequest, showAddress } from '../src/source-request.js';

const variables = { FEED_USER: 'ann', FEED_PASSWORD: 'p@ss/w:rd', API_KEY: 'k 1', EMPTY: '' };

test('fills variables into the address, encoded, and into headers as they are', () => {
  const { request, missing } = fillRequest(
    {
      url: `https://\${FEED_USER}:\${FEED_PASSWORD}@post.example/feed?key=\${API_KEY}`,
      headers: { cookie: `session=\${API_KEY}; theme=dark` },
    },
    variables,
  );
  expect(missing).toMatchObject([]);
  expect(request.url).toBe('https://ann:p%40ss%2Fw%3Ard@post.example/feed?key=k%201');
  expect(new URL(request.url).hostname).toBe('post.example');
  expect(request.headers).toEqual({ cookie: 'session=k 1; theme=dark' });
});

test('names every value that nobody may see', () => {
  const { request } = fillRequest(
    { url: 'https://post.example/', headers: { authorization: `Bearer \${API_KEY}` } },
    variables,
  );
  expect(request.secrets).toEqual(['k 1']);
  const { request: plain } = fillRequest({ url: 'https://ann:written-out@post.example/' }, variables);
  expect(plain.secrets).toEqual(['written-out']);
});

test('tells the variables that are not set, or empty, and where they are missed', () => {
  const { missing } = fillRequest(
    { url: `https://post.example/\${NOT_SET}`, headers: { cookie: `\${EMPTY}` } },
    variables,
  );
  expect(missing).toMatchObject([
    { path: ['url'], name: 'NOT_SET' },
    { path: ['headers', 'cookie'], name: 'EMPTY' },
  ]);
});

test('leaves everything else that looks like a variable alone', () => {
  const url = 'https://post.example/?price=$5&name={x}&y=$HOME&z=$%7BA%7D';
  expect(fillRequest({ url }, variables).request).toEqual({ url, headers: {}, secrets: [] });
});

test('shows an address without user and password', () => {
  expect(showAddress(`https://ann:\${FEED_PASSWORD}@post.example/feed?key=\${API_KEY}`)).toBe(
    `https://post.example/feed?key=\${API_KEY}`,
  );
  expect(showAddress('https://post.example/mail@example.org')).toBe('https://post.example/mail@example.org');
});
