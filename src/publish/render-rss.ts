/** RSS 2.0 with content, Dublin Core, Media RSS, Atom links and RFC 5005 archives. */
import { toRfc822, toRfc3339 } from './format-date.js';
import { toMedium } from './media-type.js';
import { generator, type PreparedFeed } from './prepare-feed.js';
import type { PreparedItem } from './prepared-item.js';
import { element, escapeHtmlContent, escapeMarkup, escapeTitle, textElement } from './write-xml.js';

const namespaces = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
  'xmlns:fh': 'http://purl.org/syndication/history/1.0',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
};

/** `description` is the summary and comes before the full text; without a summary it is the full text. */
function writeBody({ summary, html, isWhole }: PreparedItem): string {
  if (!isWhole || !summary) return element('description', {}, escapeHtmlContent(html));
  // The element holds HTML, so plain text is escaped once as HTML and once as XML.
  const description = element('description', {}, escapeMarkup(escapeMarkup(summary)));
  return description + element('content:encoded', {}, escapeHtmlContent(html));
}

/** RSS allows one enclosure an item; the others go to Media RSS. */
function writeMedia({ enclosures, image }: PreparedItem): string {
  const [first, ...others] = enclosures;
  let written = '';
  if (first) {
    written += element('enclosure', { url: first.url, length: first.length ?? 0, type: first.type });
  }
  for (const { url, type, length } of others) {
    written += element('media:content', { url, type, fileSize: length, medium: toMedium(type) });
  }
  return image ? written + element('media:thumbnail', { url: image }) : written;
}

export function writeRssItem(item: PreparedItem, feed: PreparedFeed): string {
  const { source } = item;
  const content = [
    element('title', {}, escapeTitle(item.title)),
    textElement('link', item.url),
    textElement('guid', item.id, { isPermaLink: 'false' }),
    textElement('pubDate', toRfc822(item.published)),
    item.updated > item.published ? textElement('dcterms:modified', toRfc3339(item.updated)) : '',
    ...item.authors.map((name) => textElement('dc:creator', name)),
    ...item.categories.map((name) => textElement('category', name)),
    item.language === feed.language ? '' : textElement('dc:language', item.language),
    writeBody(item),
    writeMedia(item),
    textElement('dc:rights', item.rights),
    source.feedUrl ? textElement('source', source.title, { url: source.feedUrl }) : '',
    ...item.reports.map(({ url, title }) =>
      element('atom:link', { rel: 'related', type: 'text/html', href: url, title }),
    ),
  ];
  return element('item', {}, `\n${content.join('')}`);
}

function writeLinks({ selfUrls, hubUrls, archive }: PreparedFeed): string {
  const type = 'application/rss+xml';
  const link = (rel: string, href: string | undefined, of?: string) =>
    href ? element('atom:link', { rel, type: of, href }) : '';
  const older = archive.prevArchive?.rss;
  return [
    link('self', selfUrls.rss, type),
    ...hubUrls.map((url) => link('hub', url)),
    link('next', older, type),
    link('current', archive.current?.rss, type),
    link('prev-archive', older, type),
    link('next-archive', archive.nextArchive?.rss, type),
    archive.isArchive ? element('fh:archive', {}) : '',
  ].join('');
}

function writeChannel(feed: PreparedFeed, items: readonly string[]): string {
  const title = element('title', {}, escapeTitle(feed.title));
  const link = textElement('link', feed.homeUrl);
  // RSS 2.0 knows GIF, JPEG and PNG only.
  const isPicture = feed.faviconUrl && !/\.svg(?:[?#]|$)/i.test(feed.faviconUrl);
  const image = isPicture
    ? element('image', {}, `\n${textElement('url', feed.faviconUrl)}${title}${link}`)
    : '';
  return [
    title,
    link,
    element('description', {}, escapeTitle(feed.description)),
    writeLinks(feed),
    textElement('language', feed.language),
    textElement('lastBuildDate', toRfc822(feed.updated)),
    textElement('generator', generator),
    textElement('ttl', String(feed.ttlMinutes)),
    image,
    items.join(''),
  ].join('');
}

/** RSS 2.0 (RSS Advisory Board, 2.0.11) as one XML document of items that are written already. */
export function renderRss(feed: PreparedFeed, items: readonly string[]): string {
  const channel = element('channel', {}, `\n${writeChannel(feed, items)}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('rss', namespaces, `\n${channel}`)}`;
}
