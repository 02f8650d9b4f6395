/** Maps the feed's own part (`channel`, `feed`, RDF) to `FeedFacts`. */
import type { FeedFacts } from '../vocabulary/feed-document.js';
import { firstLine, type MappingContext } from './map-entry.js';
import { firstImage, tidyLanguage } from './read-bodies.js';
import { readCategories } from './read-categories.js';
import { firstDate } from './read-dates.js';
import { readId } from './read-identity.js';
import { linksOf, pageLink, readLinks } from './read-links.js';
import { readImage } from './read-media.js';
import { nameOnly, readAuthors } from './read-people.js';
import { resolveUrl } from './resolve-urls.js';
import { withoutUndefined } from './without-undefined.js';
import { childElements, childText, findChild, textOf, type XmlElement } from './xml-element.js';

export function mapFeed(root: XmlElement, context: MappingContext): FeedFacts {
  const head = headOf(root);
  const links = readLinks(head);
  const line = (...names: string[]) => firstLine(head, names, context.isAtom);
  const hubs = linksOf(links, 'hub');
  const webmaster = childText(head, 'webmaster');
  return withoutUndefined<FeedFacts>({
    title: line('title', 'dc:title'),
    subtitle: line(
      'subtitle',
      'tagline',
      'description',
      'dc:description',
      'itunes:summary',
      'itunes:subtitle',
    ),
    siteUrl: pageLink(links),
    selfUrl: linksOf(links, 'self')[0],
    id: readId(head),
    language: tidyLanguage(childText(head, 'language', 'dc:language') ?? head.language),
    imageUrl: imageOf(head),
    authors: readAuthors(head) ?? (webmaster === undefined ? undefined : named(webmaster)),
    categories: readCategories(head),
    rights: line('rights', 'copyright', 'dc:rights'),
    generator: line('generator'),
    publishedAt: firstDate(head, ['pubdate', 'published', 'dcterms:issued'], context.repairs),
    updatedAt: firstDate(
      head,
      ['updated', 'lastbuilddate', 'modified', 'dcterms:modified', 'dc:date'],
      context.repairs,
    ),
    hubs: hubs.length === 0 ? undefined : hubs,
    nextUrl: linksOf(links, 'next')[0],
    ...readRhythm(head),
  });
}

function named(line: string): string[] | undefined {
  const name = nameOnly(line);
  return name === undefined ? undefined : [name];
}

/** RDF puts `image` beside the channel; lost tags leave other fields there. */
function headOf(root: XmlElement): XmlElement {
  const channel = findChild(root, 'channel');
  if (channel === undefined) return root;
  const beside = childElements(root).filter((child) => child !== channel);
  return { ...channel, children: [...channel.children, ...beside] };
}

function imageOf(head: XmlElement): string | undefined {
  for (const name of ['logo', 'icon']) {
    const element = findChild(head, name);
    const address = element && resolveUrl(textOf(element), element.base);
    if (address !== undefined) return address;
  }
  const description = findChild(head, 'description');
  return readImage(head) ?? (description && firstImage(textOf(description), description.base));
}

/** Minutes in one `sy:updatePeriod` (RSS 1.0 syndication module). */
const periodMinutes: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

const weekDays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function readRhythm(head: XmlElement): Pick<FeedFacts, 'ttlMinutes' | 'skipHours' | 'skipDays'> {
  return {
    ttlMinutes: readTtl(head),
    skipHours: listIn(head, 'skiphours', (text) => (/^\d{1,2}$/.test(text) ? Number(text) % 24 : -1)),
    skipDays: listIn(head, 'skipdays', (text) => weekDays.indexOf(text.toLowerCase())),
  };
}

function readTtl(head: XmlElement): number | undefined {
  const ttl = Number(childText(head, 'ttl') ?? Number.NaN);
  if (ttl > 0 && ttl < 1_000_000) return ttl;
  const period = periodMinutes[childText(head, 'sy:updateperiod')?.toLowerCase() ?? ''];
  const frequency = Number(childText(head, 'sy:updatefrequency') ?? 1);
  return period === undefined ? undefined : Math.max(1, Math.round(period / (frequency > 0 ? frequency : 1)));
}

function listIn(head: XmlElement, name: string, read: (text: string) => number): number[] | undefined {
  const list = findChild(head, name);
  const values = list === undefined ? [] : childElements(list).map((child) => read(textOf(child)));
  const valid = [...new Set(values.filter((value) => value >= 0))];
  return valid.length === 0 ? undefined : valid;
}
