/** What each request of a redirect chain carries. */
import { describe, expect, it } from 'vitest';
import { findNextHop, startHops } from '../../src/system/http-hop.js';

const start = (url: string, headers: Record<string, string> = {}) => startHops({ url, headers }, 'Agent/1');

describe('startHops', () => {
  it('turns a user and password into Authorization, percent-decoded, and out of the address', () => {
    const hop = start('https://j%C3%BCrg:p%3Aw@a.example/x#y');
    expect(hop.url.href).toBe('https://a.example/x');
    expect(hop.headers.authorization).toBe(`Basic ${Buffer.from('jürg:p:w').toString('base64')}`);
    expect(start('https://50%:x@a.example/').headers.authorization).toBe(`Basic ${btoa('50%:x')}`);
  });

  it("lets a source's headers replace ours, but not the framing", () => {
    const { headers } = start('https://a.example/', {
      'User-Agent': 'Other/2',
      Host: 'evil',
      'Accept-Encoding': 'zstd',
    });
    expect(headers['user-agent']).toBe('Other/2');
    expect(headers).not.toHaveProperty('host');
    expect(headers['accept-encoding']).toBe('gzip, deflate, br');
  });
});

describe('findNextHop', () => {
  const secret = { Authorization: 'Bearer x', 'X-Key': 'y' };
  const follow = (from: string, location: string) => findNextHop(start(from, secret), 301, location, 5);

  it.each([
    ['https://a.example/1', '/2', true],
    ['http://a.example/1', 'https://a.example/2', true],
    ['https://a.example/1', 'http://a.example/2', false],
    ['https://a.example/1', 'https://b.example/2', false],
    ['https://a.example/1', 'https://sub.a.example/2', false],
    ['https://a.example/1', 'https://a.example:8443/2', false],
    ['http://a.example:8080/1', 'https://a.example:8080/2', false],
    ['https://a.example/1', '//b.example/2', false],
  ])('from %s to %s keeps secrets: %s', (from, location, kept) => {
    const headers = follow(from, location)?.headers ?? {};
    expect('authorization' in headers).toBe(kept);
    expect('x-key' in headers).toBe(kept);
    expect(headers['user-agent']).toBe('Agent/1');
  });

  it('does not use credentials a redirect offers', () => {
    const hop = findNextHop(start('https://a.example/'), 302, 'https://me:pw@b.example/', 5);
    expect(hop?.url.href).toBe('https://b.example/');
    expect(hop?.headers).not.toHaveProperty('authorization');
  });

  it('is over when the status is no redirect', () => {
    expect(findNextHop(start('https://a.example/'), 304, '/x', 5)).toBeUndefined();
    expect(findNextHop(start('https://a.example/'), 200, '/x', 5)).toBeUndefined();
  });

  it('resolves relative addresses against the hop', () => {
    expect(follow('https://a.example/b/c?d', '../e')?.url.href).toBe('https://a.example/e');
    expect(follow('https://a.example/b', 'nächste')?.url.href).toBe('https://a.example/n%C3%A4chste');
  });
});
