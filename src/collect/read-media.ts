/** Reads enclosures and pictures: RSS `enclosure`, Atom and Media RSS, iTunes. */
import type { Enclosure } from '../vocabulary/feed-document.js';
import { resolveUrl } from './resolve-urls.js';
import { childElements, isElement, textOf, type XmlElement } from './xml-element.js';

/** `media:content` counts wherever it is nested: in `media:group`, and in `media:content` of some publishers. */
function mediaElements(entry: XmlElement, found: XmlElement[] = []): XmlElement[] {
  for (const child of entry.children) {
    if (!isElement(child) || !child.name.startsWith('media:')) continue;
    if (child.name === 'media:content' || child.name === 'media:thumbnail') found.push(child);
    if (child.name === 'media:group' || child.name === 'media:content') mediaElements(child, found);
  }
  return found;
}

export function makeEnclosure(
  url: string | undefined,
  type: string | undefined,
  length: string | undefined,
  base: string,
): Enclosure | undefined {
  const resolved = url === undefined ? undefined : resolveUrl(url, base);
  if (resolved === undefined) return undefined;
  const octets = /^\s*(\d{1,15})\s*$/.exec(length ?? '')?.[1];
  const media = type?.trim().toLowerCase();
  return {
    url: resolved,
    ...(media ? { type: media } : {}),
    ...(octets === undefined ? {} : { length: Number(octets) }),
  };
}

/** Enclosures in document order, one per address. */
export function readEnclosures(entry: XmlElement): Enclosure[] | undefined {
  const found = new Map<string, Enclosure>();
  for (const child of childElements(entry)) {
    const enclosure = enclosureOf(child);
    if (enclosure && !found.has(enclosure.url)) found.set(enclosure.url, enclosure);
  }
  return found.size === 0 ? undefined : [...found.values()];
}

function enclosureOf({ name, attributes, base }: XmlElement): Enclosure | undefined {
  const isEnclosure =
    name === 'enclosure' || (name === 'link' && attributes.rel?.toLowerCase() === 'enclosure');
  if (!isEnclosure) return undefined;
  return makeEnclosure(
    attributes.url ?? attributes.href ?? attributes.uri,
    attributes.type,
    attributes.length,
    base,
  );
}

const isImage = ({ attributes }: XmlElement) =>
  attributes.medium === 'image' ||
  attributes.type?.startsWith('image/') === true ||
  /\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)/i.test(attributes.url ?? '');

/** Address of the entry's or feed's picture: the largest `media:content` image, then thumbnail, iTunes, enclosure. */
export function readImage(entry: XmlElement): string | undefined {
  const media = mediaElements(entry);
  const widest = media
    .filter((element) => element.name === 'media:content' && isImage(element))
    .reduce<XmlElement | undefined>(
      (best, next) => (width(next) > width(best) ? next : (best ?? next)),
      undefined,
    );
  const thumbnail = media.find((element) => element.name === 'media:thumbnail');
  const address =
    (widest ?? thumbnail)?.attributes.url ?? (thumbnail && textOf(thumbnail)) ?? readOwnImage(entry);
  const resolved = address ? resolveUrl(address, entry.base) : undefined;
  return resolved ?? readEnclosures(entry)?.find(({ type }) => type?.startsWith('image/'))?.url;
}

const ownImages = new Set(['itunes:image', 'googleplay:image', 'image', 'itunes:link']);

const width = (element: XmlElement | undefined) => Number(element?.attributes.width ?? 0) || 0;

function readOwnImage(entry: XmlElement): string | undefined {
  for (const child of entry.children) {
    const address = isElement(child) && ownImages.has(child.name) ? ownImage(child) : undefined;
    if (address) return address;
  }
  return undefined;
}

function ownImage({ attributes, children }: XmlElement): string | undefined {
  const url = children.find((child) => isElement(child) && child.name === 'url');
  return attributes.href ?? attributes.url ?? (url && isElement(url) ? textOf(url) : undefined);
}
