/** Reads `link` elements: RSS text links and Atom links with relations, wherever they stand. */
import { resolveUrl } from './resolve-urls.js';
import { childElements, textOf, type XmlElement } from './xml-element.js';

export interface FeedLink {
  rel: string;
  url: string;
  type: string | undefined;
}

/** Atom links in document order; RSS links have the relation `text`. Relations are lower case, short names for IANA's URIs. */
export function readLinks(element: XmlElement): FeedLink[] {
  const links: FeedLink[] = [];
  for (const child of childElements(element)) {
    if (child.name !== 'link') continue;
    const { href, url, uri, rel, type } = child.attributes;
    const address = href ?? url ?? uri;
    const resolved = resolveUrl(address ?? textOf(child), child.base);
    if (resolved === undefined) continue;
    const relation = rel?.trim().toLowerCase().replace('http://www.iana.org/assignments/relation/', '');
    links.push({
      rel: address === undefined ? 'text' : relation || 'alternate',
      url: resolved,
      type: type?.toLowerCase(),
    });
  }
  return links;
}

const isPage = ({ rel, type }: FeedLink) =>
  rel === 'text' || (rel === 'alternate' && (type === undefined || type.includes('html')));

/** The page the element is about: the last link to a page (a repeated one was appended), else any alternate. */
export const pageLink = (links: readonly FeedLink[]): string | undefined =>
  (links.findLast(isPage) ?? links.find(({ rel }) => rel === 'alternate'))?.url;

export const linksOf = (links: readonly FeedLink[], relation: string): string[] =>
  links.filter(({ rel }) => rel === relation).map(({ url }) => url);
