/** Status, form and validators of an answer. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodedEtag, negotiate } from '../../src/serve/negotiate.js';

const document = { etag: '"abc"', lastModified: Date.UTC(2026, 2, 1, 8), encodings: ['br', 'gzip'] as const };

test('a first request gets the document with both validators and the form it accepts', () => {
  expect(negotiate({ 'accept-encoding': 'gzip' }, document)).toEqual({
    status: 200,
    encoding: 'gzip',
    headers: {
      etag: '"abc-gzip"',
      'last-modified': 'Sun, 01 Mar 2026 08:00:00 GMT',
      vary: 'Accept-Encoding',
      'content-encoding': 'gzip',
    },
  });
});

test('each form has a strong tag of its own (RFC 9110 §8.8.3.3)', () => {
  expect([encodedEtag('"abc"', 'identity'), encodedEtag('"abc"', 'br')]).toEqual(['"abc"', '"abc-br"']);
});

test('a client that holds the content gets 304 and no content header', () => {
  const answer = negotiate({ 'accept-encoding': 'br', 'if-none-match': 'W/"abc-br"' }, document);
  expect(answer.status).toBe(304);
  expect(answer.headers).toEqual({
    etag: '"abc-br"',
    'last-modified': 'Sun, 01 Mar 2026 08:00:00 GMT',
    vary: 'Accept-Encoding',
  });
});

test('a client that holds another form of the same content is told that this form is still good', () => {
  const answer = negotiate({ 'accept-encoding': 'br', 'if-none-match': '"abc-gzip"' }, document);
  expect([answer.status, answer.headers.etag]).toEqual([304, '"abc-gzip"']);
});

test('a client with only a date gets 304 while nothing has changed', () => {
  const since = { 'if-modified-since': 'Sun, 01 Mar 2026 08:00:00 GMT' };
  expect(negotiate(since, document).status).toBe(304);
  expect(negotiate(since, { ...document, lastModified: Date.UTC(2026, 2, 1, 9) }).status).toBe(200);
});

test('every answer varies by encoding, also the plain one, so that no cache mixes forms', () => {
  expect(negotiate({}, document).headers).toMatchObject({ vary: 'Accept-Encoding', etag: '"abc"' });
  expect(negotiate({}, document).headers).not.toHaveProperty('content-encoding');
});

test('no header, however odd, brings anything but a document or "not modified"', () => {
  const parts = [
    'gzip',
    'br',
    '*',
    ';q=',
    '0',
    '1',
    '.5',
    ', ',
    'W/',
    '"abc"',
    '"abc-br"',
    '"',
    ' ',
    'GMT',
    '\u0000',
    'é',
  ];
  const odd = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((list) => list.join(''));
  const header = fc.option(odd, { nil: undefined });
  fc.assert(
    fc.property(header, header, header, (accepted, tags, since) => {
      const headers = { 'accept-encoding': accepted, 'if-none-match': tags, 'if-modified-since': since };
      const answer = negotiate(headers, document);
      expect([200, 304]).toContain(answer.status);
      expect(['"abc"', '"abc-br"', '"abc-gzip"']).toContain(answer.headers.etag);
      expect(answer.headers['content-encoding'] ?? 'identity').toBe(
        answer.status === 200 ? answer.encoding : 'identity',
      );
    }),
  );
});
