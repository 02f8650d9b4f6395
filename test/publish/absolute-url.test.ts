/** Addresses in published documents. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toAbsoluteUrl, withAbsoluteUrls } from '../../src/publish/absolute-url.js';

const base = 'https://paper.example/news/today?page=1';

test('only http and https addresses are published', () => {
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'ftp://x.example/', '/news', '', undefined]) {
    expect(toAbsoluteUrl(url)).toBeUndefined();
  }
  expect(toAbsoluteUrl('HTTPS://Paper.Example/a b')).toBe('https://paper.example/a%20b');
});

test('an address has only characters that RFC 3986 allows', () => {
  expect(toAbsoluteUrl('https://x.example/a|b^c[1]?q={ü}&p=100%')).toBe(
    'https://x.example/a%7Cb%5Ec%5B1%5D?q=%7B%C3%BC%7D&p=100%25',
  );
  expect(toAbsoluteUrl('http://[2001:db8::1]:8080/x')).toBe('http://[2001:db8::1]:8080/x');
  const valid = /^[A-Za-z0-9:/?#@!$&'()*+,;=\-._~%[\]]*$/;
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (path) => {
      expect(toAbsoluteUrl(`https://x.example/${path}`)).toMatch(valid);
    }),
  );
});

test('no address in content stays relative (feed validator, ContainsRelRef)', () => {
  const html =
    '<p>href="/x" <a href="/a?b=1&amp;c=2">a</a><a title="t" href="#note">b</a><img src="//cdn.example/i.png" alt=""></p>';
  expect(withAbsoluteUrls(html, base)).toBe(
    '<p>href="/x" <a href="https://paper.example/a?b=1&amp;c=2">a</a>' +
      `<a title="t" href="${base}#note">b</a><img src="https://cdn.example/i.png" alt=""></p>`,
  );
});

test('content whose addresses are absolute is not touched', () => {
  const html = '<a href="https://x.example/?a=1&amp;b=2">x</a><a href="mailto:a@x.example">y</a>';
  expect(withAbsoluteUrls(html, base)).toBe(html);
});
