/** Atom 1.0 (RFC 4287) with RFC 5005 archives. */
import { toRfc3339 } from './format-date.js';
import { generator, type PreparedFeed } from './prepare-feed.js';
import type { PreparedItem, PreparedLink } from './prepared-item.js';
import { type Attributes, element, escapeHtmlContent, escapeMarkup, textElement } from './write-xml.js';

function link(rel: string, href: string | undefined, more: Attributes = {}): string {
  return href ? element('link', { rel, ...more, href }) : '';
}

const person = (name: string) => element('author', {}, `\n${textElement('name', name)}`);

/**
 * Where the entry comes from: RFC 4287 §4.2.11 asks for at least id, title and updated of the origin. The
 * origin's date is the entry's own, because the source goes on changing and the same items must stay the same bytes.
 */
function writeSource({ source, rights, updated }: PreparedItem): string {
  if (!source.feedUrl) return '';
  const content = [
    textElement('id', source.feedUrl),
    textElement('title', source.title),
    textElement('updated', toRfc3339(updated)),
    link('self', source.feedUrl),
    link('alternate', source.siteUrl, { type: 'text/html' }),
    textElement('rights', rights),
  ];
  return element('source', {}, `\n${content.join('')}`);
}

/** The summary, when there is one, and the article; without the article the foot goes with the summary. */
function writeBody({ summary, html, isWhole }: PreparedItem): string {
  if (!isWhole) return element('summary', { type: 'html' }, escapeHtmlContent(html));
  return textElement('summary', summary) + element('content', { type: 'html' }, escapeHtmlContent(html));
}

function writeLinks(item: PreparedItem): string {
  const related = ({ url, title }: PreparedLink) => link('related', url, { type: 'text/html', title });
  return [
    link('alternate', item.url, { type: 'text/html' }),
    ...item.reports.map(related),
    ...item.related.map(related),
    ...item.enclosures.map(({ url, type, length }) => link('enclosure', url, { type, length })),
    link('via', item.source.feedUrl, { title: item.source.title }),
  ].join('');
}

export function writeAtomEntry(item: PreparedItem, feed: PreparedFeed): string {
  const attributes = item.language === feed.language ? {} : { 'xml:lang': item.language };
  const content = [
    textElement('id', item.id),
    element('title', { type: 'text' }, escapeMarkup(item.title)),
    writeLinks(item),
    textElement('published', toRfc3339(item.published)),
    textElement('updated', toRfc3339(item.updated)),
    ...item.authors.map(person),
    ...item.categories.map((term) => element('category', { term })),
    textElement('rights', item.rights),
    writeSource(item),
    writeBody(item),
  ];
  return element('entry', attributes, `\n${content.join('')}`);
}

function writeFeed(feed: PreparedFeed, entries: readonly string[]): string {
  const { archive, selfUrls } = feed;
  const type = 'application/atom+xml';
  const older = archive.prevArchive?.atom;
  return [
    textElement('id', feed.id),
    element('title', { type: 'text' }, escapeMarkup(feed.title)),
    element('subtitle', { type: 'text' }, escapeMarkup(feed.description)),
    textElement('updated', toRfc3339(feed.updated)),
    link('self', selfUrls.atom, { type }),
    link('alternate', feed.homeUrl, { type: 'text/html' }),
    ...feed.hubUrls.map((url) => link('hub', url)),
    link('next', older, { type }),
    link('current', archive.current?.atom, { type }),
    link('prev-archive', older, { type }),
    link('next-archive', archive.nextArchive?.atom, { type }),
    archive.isArchive ? element('fh:archive', {}) : '',
    textElement('generator', generator),
    textElement('icon', feed.faviconUrl),
    // Every entry names its authors; this one is for a feed without entries (RFC 4287 §4.1.1).
    person(feed.title),
    entries.join(''),
  ].join('');
}

/** Atom 1.0 as one XML document of entries that are written already. */
export function renderAtom(feed: PreparedFeed, entries: readonly string[]): string {
  const attributes = {
    xmlns: 'http://www.w3.org/2005/Atom',
    'xmlns:fh': 'http://purl.org/syndication/history/1.0',
    'xml:lang': feed.language,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('feed', attributes, `\n${writeFeed(feed, entries)}`)}`;
}
