/** The frame that all pages share. */
import { expect, test } from 'vitest';
import { languageOf, renderPage, writeSubscribe } from '../../src/publish/html-page.js';
import { styleName } from '../../src/publish/stylesheet.js';
import { formatUrls } from '../support/output-feed.js';
import { readHtml } from '../support/read-html.js';

const frame = {
  title: 'Title & more',
  site: { title: 'Example <News>', url: 'https://news.example/' },
  url: 'https://news.example/x?a=1&b=2',
  main: '<h1>Title</h1>',
};
const named = (html: string, name: string) => readHtml(html).filter((element) => element.name === name);

test('a page can be skipped to its content by keyboard and leads home', () => {
  const [skip, home] = named(renderPage(frame), 'a');
  expect(skip?.attributes.href).toBe('#main');
  expect(home).toMatchObject({ text: 'Example <News>', attributes: { href: '/' } });
});

test('a page says its title, its own address and that it tells nobody where visitors come from', () => {
  const html = renderPage(frame);
  expect(named(html, 'title')[0]?.text).toBe('Title & more');
  expect(named(html, 'link').map(({ attributes }) => attributes)).toEqual([
    { rel: 'canonical', href: frame.url },
    { rel: 'stylesheet', href: `/${styleName}` },
  ]);
  expect(html).toContain('<meta name="referrer" content="no-referrer">');
  expect(html).not.toContain('noindex');
});

test('each address to subscribe to can be seen, opened in a reader and told apart by ear', () => {
  const html = writeSubscribe(formatUrls('harbour'));
  expect(named(html, 'code').map(({ text }) => text)).toEqual([
    formatUrls('harbour').rss,
    formatUrls('harbour').atom,
    formatUrls('harbour').json,
  ]);
  const links = named(html, 'a').map(({ attributes }) => [attributes['aria-label'], attributes.href]);
  expect(links).toContainEqual(['Open in reader: RSS', `feed:${formatUrls('harbour').rss}`]);
  expect(new Set(links.map(([label]) => label)).size).toBe(links.length);
});

test('languages written from right to left are laid out so', () => {
  expect(['ar-EG', 'he', 'fa', 'ur', 'en', 'de', 'az'].map((tag) => languageOf(tag).includes('rtl'))).toEqual(
    [true, true, true, true, false, false, false],
  );
  expect(languageOf(undefined)).toBe(' dir="auto"');
});

test('links within the site lead on under whatever name a visitor came by; what is to be copied stays whole', () => {
  const site = { title: 'News', url: 'https://news.example/daily/' };
  const main = `<a href="https://news.example/daily/x/">x</a>${writeSubscribe({ ...formatUrls('x') })}<a href="https://news.example.org/">y</a>`;
  const html = renderPage({ ...frame, site, main });
  const hrefs = named(html, 'a').map(({ attributes }) => attributes.href);
  expect(hrefs).toEqual(
    expect.arrayContaining([
      '/daily/',
      '/daily/x/',
      'https://news.example.org/',
      `feed:${formatUrls('x').rss}`,
    ]),
  );
  expect(named(html, 'code')[0]?.text).toBe(formatUrls('x').rss);
  expect(html).toContain(`href="/daily/${styleName}"`);
});
