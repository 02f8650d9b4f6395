/** Finds the feeds that a page names: `link` elements first, in their order, then links that look like feeds. */
import { type HtmlDocument, type HtmlElement, readHtml, textIn } from './html-document.js';
import { defaultLimits } from './parse-limits.js';
import { resolveUrl } from './resolve-urls.js';

export interface DiscoveredFeed {
  url: string;
  title?: string;
  /** Media type as declared, lower case. */
  type?: string;
  /** `link`: the page declares it; `anchor`: a visible link looks like one. */
  because: 'link' | 'anchor';
}

const feedTypes =
  /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/(?:x-rss\+xml|json)|text\/(?:xml|rss\+xml|rss))\b/;
const feedAddress =
  /(?:\/(?:feed|feeds|rss|atom)\/?|[./](?:rss|atom|rdf)(?:\.xml)?|feed\.(?:xml|json)|\/(?:feed|rss|index)\.xml|[?&](?:feed|format)=(?:rss2?|atom))$/i;

/** Each address once. An oEmbed or WordPress API `alternate` is not taken for a feed. */
export function discoverFeeds(html: string, url: string): DiscoveredFeed[] {
  const page = readHtml(html.slice(0, defaultLimits.maxBytes), url, defaultLimits.maxDepth);
  if ('failure' in page) return [];
  const found = new Map<string, DiscoveredFeed>();
  for (const feed of [...declared(page), ...linked(page)])
    if (!found.has(feed.url)) found.set(feed.url, feed);
  return [...found.values()];
}

function declared(page: HtmlDocument): DiscoveredFeed[] {
  return page.select('link[rel][href]').flatMap((element) => {
    const { rel = '', type = '', href = '' } = element.attribs;
    const media = type.trim().toLowerCase();
    const isFeed =
      /(?:^|\s)alternate(?:\s|$)/i.test(rel) && feedTypes.test(media) && !/oembed|wp-json/i.test(href);
    const url = isFeed || /^feed$/i.test(rel.trim()) ? resolveUrl(href, page.base) : undefined;
    return url === undefined ? [] : [describe(url, element.attribs.title, media, 'link')];
  });
}

function linked(page: HtmlDocument): DiscoveredFeed[] {
  return page.select('a[href]').flatMap((element: HtmlElement) => {
    const url = resolveUrl((element.attribs.href ?? '').replace(/^feed:(?:\/\/)?/i, ''), page.base);
    const isFeed = url !== undefined && /^https?:/i.test(url) && feedAddress.test(url.replace(/#.*$/, ''));
    return isFeed ? [describe(url, textIn(element), '', 'anchor')] : [];
  });
}

function describe(
  url: string,
  title: string | undefined,
  type: string,
  because: DiscoveredFeed['because'],
): DiscoveredFeed {
  const name = title?.trim();
  return { url, ...(name && { title: name }), ...(type && { type }), because };
}
