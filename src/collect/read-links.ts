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

const isPage = ({ type }: FeedLink) => type === undefined || /html/.test(type);

/** The page the element is about: the RSS link, else the first alternate that is a page, else any alternate. */
export function pageLink(links: readonly FeedLink[]): string | undefined {
  const alternates = links.filter(({ rel }) => rel === 'alternate');
  const chosen = links.find(({ rel }) => rel === 'text') ?? alternates.find(isPage) ?? alternates[0];
  return chosen?.url;
}

export const linksOf = (links: readonly FeedLink[], relation: string): string[] =>
  links.filter(({ rel }) => rel === relation).map(({ url }) => url);
