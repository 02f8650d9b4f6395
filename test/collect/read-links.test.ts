/** Which of an element's links is the page, and which are something else. */
import { describe, expect, test } from 'vitest';
import { type FeedLink, linksOf, pageLink, readLinks } from '../../src/collect/read-links.js';
import type { XmlElement } from '../../src/collect/xml-element.js';

const base = 'https://news.example/a/';
const element = (
  name: string,
  attributes: Record<string, string>,
  ...children: XmlElement['children']
): XmlElement => ({
  name,
  attributes,
  children,
  base,
  language: undefined,
});
const read = (...links: XmlElement[]): FeedLink[] => readLinks(element('entry', {}, ...links));

test('relations are lower case and without the prefix of IANA; without one a link is the alternate', () => {
  const links = read(
    element('link', { href: '/1' }),
    element('link', { rel: ' Related', href: '2' }),
    element('link', { rel: 'http://www.iana.org/assignments/relation/self', href: '#3' }),
  );
  expect(links.map(({ rel, url }) => [rel, url])).toEqual([
    ['alternate', 'https://news.example/1'],
    ['related', 'https://news.example/a/2'],
    ['self', 'https://news.example/a/#3'],
  ]);
  expect(linksOf(links, 'related')).toEqual(['https://news.example/a/2']);
});

test('links that are empty or would run code are left out', () => {
  expect(
    read(element('link', {}), element('link', {}, ' '), element('link', { href: 'javascript:alert(1)' })),
  ).toEqual([]);
});

describe('the page', () => {
  test('is the text of an RSS link', () => {
    expect(pageLink(read(element('link', {}, '\n /story \n')))).toBe('https://news.example/story');
  });

  test('is an alternate that is HTML rather than one that is not', () => {
    const json = element('link', { rel: 'alternate', type: 'application/json', href: '/api' });
    expect(pageLink(read(json, element('link', { type: 'text/HTML', href: '/page' }), json))).toBe(
      'https://news.example/page',
    );
    expect(pageLink(read(json))).toBe('https://news.example/api');
  });

  test('is the last of several, which was appended', () => {
    expect(pageLink(read(element('link', {}, '/old'), element('link', {}, '/new')))).toBe(
      'https://news.example/new',
    );
  });

  test('is none of the other relations', () => {
    expect(pageLink(read(element('link', { rel: 'replies', href: '/r' })))).toBeUndefined();
  });
});
