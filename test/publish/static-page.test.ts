import { expect, test } from 'vitest';
import { fileNameOf, toStaticPage } from '../../src/publish/static-page.js';

test('every document has one file, pages as the index of a folder', () => {
  expect(
    [
      '/',
      '/topics/x/',
      '/topics/x/rss.xml',
      '/stories/12',
      '/status',
      '/status/problems.xml',
      '/opml.xml',
    ].map(fileNameOf),
  ).toEqual([
    'index.html',
    'topics/x/index.html',
    'topics/x/rss.xml',
    'stories/12/index.html',
    'status/index.html',
    'status/problems.xml',
    'opml.xml',
  ]);
});

test('no address leads out of the folder, nor to a hidden file', () => {
  const hostile = [
    '/../x',
    '/topics/../../x',
    '/a/..',
    '/.htaccess',
    '/a//b',
    '/a\\b',
    '/a\u0000',
    '/c:',
    '/%2e%2e/x',
    '/a b',
    `/${'x'.repeat(300)}`,
  ];
  expect(hostile.map(fileNameOf)).toEqual(hostile.map(() => undefined));
});

const page = (href: string) => `<p><a href="${href}">x</a></p>`;
const linkOf = (from: string, href: string, site = 'https://news.example') =>
  / href="([^"]*)"/.exec(toStaticPage(page(href), from, site))?.[1];

test('links within the site are relative to the page, so that they hold in any folder of any host', () => {
  expect(linkOf('/', '/topics/x/')).toBe('topics/x/');
  expect(linkOf('/topics/x/', '/style.css?1a2b')).toBe('../../style.css?1a2b');
  expect(linkOf('/topics/x/', '/topics/y/')).toBe('../y/');
  expect(linkOf('/topics/x/', '/')).toBe('../../');
  expect(linkOf('/topics/x/', '/topics/x/')).toBe('./');
  expect(linkOf('/topics/x/', '/stories/12')).toBe('../../stories/12/');
  expect(linkOf('/status', '/status#paper')).toBe('#paper');
  expect(linkOf('/stories/12', '/topics/x/rss.xml')).toBe('../../topics/x/rss.xml');
  expect(linkOf('/topics/x/', '/daily/topics/y/', 'https://news.example/daily')).toBe('../y/');
});

test('links elsewhere stay as they are', () => {
  for (const href of [
    'https://paper.example/a',
    'feed:https://news.example/topics/x/rss.xml',
    '#main',
    '//other.example/',
  ])
    expect(linkOf('/topics/x/', href)).toBe(href);
  expect(linkOf('/', '/other/', 'https://news.example/daily')).toBe('/other/');
});

test('the search is left out, because no file can answer it', () => {
  const html = '<header><form class="search" role="search" action="/search"><input name="q"></form></header>';
  expect(toStaticPage(html, '/', 'https://news.example')).toBe('<header></header>');
});
