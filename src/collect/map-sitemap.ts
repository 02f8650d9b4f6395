/** Maps the entries of sitemaps, news sitemaps (Google's extension) and sitemap indexes. */
import type { ParsedEntry } from '../vocabulary/feed-document.js';
import { parseDate } from './parse-date.js';
import { resolveUrl } from './resolve-urls.js';
import { withoutUndefined } from './without-undefined.js';
import { childText, findChild, type XmlElement } from './xml-element.js';

/** One `url` of a `urlset`; undefined without an address. */
export function mapSitemapUrl(element: XmlElement): ParsedEntry | undefined {
  const url = sitemapAddress(element);
  if (url === undefined) return undefined;
  const news = findChild(element, 'news:news');
  const picture = findChild(element, 'image:image');
  const keywords = news && childText(news, 'news:keywords', 'news:keyword');
  const publication = news && findChild(news, 'news:publication');
  return withoutUndefined<ParsedEntry>({
    guid: url,
    url,
    title: news && childText(news, 'news:title'),
    publishedAt: parseDate((news && childText(news, 'news:publication_date')) ?? ''),
    updatedAt: parseDate(childText(element, 'lastmod') ?? ''),
    categories: keywords?.split(',').flatMap((keyword) => keyword.trim() || []),
    language: publication && childText(publication, 'news:language'),
    imageUrl: picture && resolveUrl(childText(picture, 'image:loc') ?? '', element.base),
  });
}

/** Address of a `url` or `sitemap`. */
export const sitemapAddress = (element: XmlElement): string | undefined =>
  resolveUrl(childText(element, 'loc') ?? '', element.base);
