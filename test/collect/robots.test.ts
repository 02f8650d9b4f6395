/** Whether robots.txt lets us read an address. */
import { describe, expect, test } from 'vitest';
import { isAllowed, maxRobotsBytes } from '../../src/collect/robots.js';

const allowed = (robotstxt: string, path: string, agent = 'Winnow') =>
  isAllowed(robotstxt, `https://news.example${path}`, [agent]);

describe('groups', () => {
  test('everything is allowed without rules', () => {
    expect(allowed('', '/a')).toBe(true);
    expect(allowed('User-agent: *\nDisallow:\n', '/a')).toBe(true);
  });

  test('the group of our own name replaces the one for everyone', () => {
    const robotstxt = 'User-agent: *\nDisallow: /\n\nUser-agent: winnow/2.0\nDisallow: /private\n';
    expect(allowed(robotstxt, '/a')).toBe(true);
    expect(allowed(robotstxt, '/private')).toBe(false);
    expect(allowed(robotstxt, '/a', 'Other')).toBe(false);
  });

  test('several names in a row share their rules, and other lines do not part them', () => {
    const robotstxt = 'User-agent: other\nCrawl-delay: 5\nUser-agent: winnow\nDisallow: /x\n';
    expect(allowed(robotstxt, '/x')).toBe(false);
  });

  test('groups of one name are joined', () => {
    const robotstxt = 'User-agent: winnow\nDisallow: /a\n\nUser-agent: winnow\nDisallow: /b\n';
    expect([allowed(robotstxt, '/a'), allowed(robotstxt, '/b')]).toEqual([false, false]);
  });

  test('rules before the first name are ignored', () => {
    expect(allowed('Disallow: /\nUser-agent: other\nDisallow: /\n', '/a')).toBe(true);
  });
});

describe('rules', () => {
  const check = (rules: string, path: string) => allowed(`User-agent: *\n${rules}`, path);

  test('the longest match decides, and allow wins a draw', () => {
    expect(check('Disallow: /news\nAllow: /news/today\n', '/news/today/1')).toBe(true);
    expect(check('Disallow: /news\nAllow: /news\n', '/news')).toBe(true);
    expect(check('Allow: /\nDisallow: /news\n', '/news')).toBe(false);
  });

  test('a star is any text and a final dollar the end', () => {
    expect(check('Disallow: /*.php$\n', '/a/b.php')).toBe(false);
    expect(check('Disallow: /*.php$\n', '/a/b.php?c')).toBe(true);
    expect(check('Disallow: /a*b*c\n', '/a-b-x')).toBe(true);
  });

  test('a pattern of many stars is matched in an instant', () => {
    const started = performance.now();
    check(`Disallow: /${'a*'.repeat(2000)}b$\n`, `/${'a'.repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('escaped and plain letters beyond ASCII are the same', () => {
    expect(check('Disallow: /caf\u00e9\n', '/caf%C3%A9')).toBe(false);
    expect(check('Disallow: /caf%c3%a9\n', '/caf%C3%A9')).toBe(false);
  });

  test('the query counts, the fragment does not', () => {
    expect(check('Disallow: /*?page=\n', '/a?page=2')).toBe(false);
    expect(check('Disallow: /*part\n', '/a#part')).toBe(true);
  });

  test('comments, spaces, a missing colon, slips of spelling and a byte order mark are forgiven', () => {
    expect(allowed('\ufeffuser agent : *  # all\ndissallow /a\n', '/a')).toBe(false);
  });

  test('allowing the index page allows its directory', () => {
    expect(check('Disallow: /\nAllow: /d/index.html\n', '/d/')).toBe(true);
  });
});

test('only the first 500 KiB count', () => {
  const robotstxt = `User-agent: *\n${'#\n'.repeat(maxRobotsBytes / 2)}Disallow: /\n`;
  expect(allowed(robotstxt, '/a')).toBe(true);
});
