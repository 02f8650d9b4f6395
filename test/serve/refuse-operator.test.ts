import { describe, expect, test } from 'vitest';
import { isForwarded, refuseOperator } from '../../src/serve/refuse-operator.js';

const token = 'correct horse battery';
const local = { siteUrl: 'http://localhost:8080' };
const locked = { siteUrl: 'https://news.example', token };
const stranger = { remote: '203.0.113.5', isForwarded: false };
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

describe('what is for operators', () => {
  test('is open without a token to somebody on the machine itself, and to nobody else', () => {
    for (const remote of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect(refuseOperator({ remote, isForwarded: false }, local)).toBeUndefined();
    expect(refuseOperator(stranger, local)).toMatchObject({
      status: 403,
      text: expect.stringContaining('OPERATOR_TOKEN'),
    });
  });

  test('is closed without a token to whoever comes through a proxy on the machine', () => {
    expect(refuseOperator({ remote: '127.0.0.1', isForwarded: true }, local)?.status).toBe(403);
    // A proxy that adds no header: the site's own public address gives it away.
    const site = { siteUrl: 'https://news.example' };
    expect(refuseOperator({ remote: '127.0.0.1', isForwarded: false }, site)?.status).toBe(403);
    expect(isForwarded({ 'x-forwarded-for': '203.0.113.5' })).toBe(true);
    expect(isForwarded({ forwarded: 'for=203.0.113.5' })).toBe(true);
    expect(isForwarded({})).toBe(false);
  });

  test('opens to the token, as a bearer or as the password of anybody', () => {
    const authorization = [
      'Bearer correct-horse-battery',
      basic('ops:correct-horse-battery'),
      basic(':correct-horse-battery'),
    ];
    for (const one of authorization)
      expect(
        refuseOperator({ ...stranger, authorization: one }, { ...locked, token: 'correct-horse-battery' }),
      ).toBeUndefined();
  });

  test.each([
    undefined,
    '',
    'Bearer',
    'Bearer wrong',
    basic('ops:wrong'),
    basic('ops'),
    'Digest x=y',
    `bearer ${token}x`,
  ])('asks for the token when it is given %s, also of the machine itself', (authorization) => {
    expect(refuseOperator({ remote: '127.0.0.1', isForwarded: false, authorization }, locked)).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': expect.stringContaining('Basic') },
    });
  });

  test('is not opened by an empty token', () => {
    expect(refuseOperator({ ...stranger, authorization: basic('ops:') }, locked)?.status).toBe(401);
  });
});
