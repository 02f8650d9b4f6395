/** Which fields of ours hold what Python feedparser calls by its dotted paths, and what has no counterpart. */
import { plainTitle } from '../../src/collect/plain-title.js';
import type { ParsedEntry, ParsedFeed } from '../../src/vocabulary/feed-document.js';

export interface FeedparserCheck {
  path: (string | number)[];
  op: '==' | '!=' | 'truthy';
  value: unknown;
  neg?: boolean;
}

type Read = (feed: ParsedFeed, entry: ParsedEntry, index: number) => unknown;

/** How two values are compared: as plain text, as an address, as a person's name, as an instant, or exactly. */
type Kind = 'text' | 'html' | 'url' | 'name' | 'instant' | 'version' | 'number' | 'flag';

export interface Mapped {
  ours: string;
  kind: Kind;
  read: Read;
}

const body: Read = (_, entry, index) => [entry.contentHtml, entry.summaryHtml][index] ?? entry.contentHtml;
const anyBody: Read = (_, entry) => entry.summaryHtml ?? entry.contentHtml;
const pageUrl: Read = (_, entry) => entry.url;

/** Keyed by path with `*` for indexes. */
export const mapping: Readonly<Record<string, Mapped>> = {
  version: { ours: 'format', kind: 'version', read: (feed) => feed.format },
  'feed.title': { ours: 'feed.title', kind: 'text', read: ({ feed }) => feed.title },
  'feed.title_detail.value': { ours: 'feed.title', kind: 'text', read: ({ feed }) => feed.title },
  'feed.subtitle': { ours: 'feed.subtitle', kind: 'text', read: ({ feed }) => feed.subtitle },
  'feed.tagline': { ours: 'feed.subtitle', kind: 'text', read: ({ feed }) => feed.subtitle },
  'feed.tagline_detail.value': { ours: 'feed.subtitle', kind: 'text', read: ({ feed }) => feed.subtitle },
  'feed.description': { ours: 'feed.subtitle', kind: 'text', read: ({ feed }) => feed.subtitle },
  'feed.link': { ours: 'feed.siteUrl', kind: 'url', read: ({ feed }) => feed.siteUrl },
  'feed.id': { ours: 'feed.id', kind: 'url', read: ({ feed }) => feed.id },
  'feed.guid': { ours: 'feed.id', kind: 'url', read: ({ feed }) => feed.id },
  'feed.language': { ours: 'feed.language', kind: 'text', read: ({ feed }) => feed.language },
  'feed.generator': { ours: 'feed.generator', kind: 'text', read: ({ feed }) => feed.generator },
  'feed.generator_detail.name': { ours: 'feed.generator', kind: 'text', read: ({ feed }) => feed.generator },
  'feed.copyright': { ours: 'feed.rights', kind: 'text', read: ({ feed }) => feed.rights },
  'feed.copyright_detail.value': { ours: 'feed.rights', kind: 'text', read: ({ feed }) => feed.rights },
  'feed.rights': { ours: 'feed.rights', kind: 'text', read: ({ feed }) => feed.rights },
  'feed.rights_detail.value': { ours: 'feed.rights', kind: 'text', read: ({ feed }) => feed.rights },
  'feed.author': { ours: 'feed.authors', kind: 'name', read: ({ feed }) => feed.authors },
  'feed.author_detail.name': { ours: 'feed.authors', kind: 'name', read: ({ feed }) => feed.authors },
  'feed.authors.*.name': { ours: 'feed.authors', kind: 'name', read: ({ feed }) => feed.authors },
  'feed.icon': { ours: 'feed.imageUrl', kind: 'url', read: ({ feed }) => feed.imageUrl },
  'feed.image.href': { ours: 'feed.imageUrl', kind: 'url', read: ({ feed }) => feed.imageUrl },
  'feed.image.url': { ours: 'feed.imageUrl', kind: 'url', read: ({ feed }) => feed.imageUrl },
  'feed.category': { ours: 'feed.categories', kind: 'text', read: ({ feed }) => feed.categories },
  'feed.tags.*.term': {
    ours: 'feed.categories[n]',
    kind: 'text',
    read: ({ feed }, _, index) => feed.categories?.[index],
  },
  'feed.tags.length': {
    ours: 'feed.categories.length',
    kind: 'number',
    read: ({ feed }) => feed.categories?.length ?? 0,
  },
  'feed.ttl': { ours: 'feed.ttlMinutes', kind: 'number', read: ({ feed }) => feed.ttlMinutes },
  'feed.updated': { ours: 'feed.updatedAt', kind: 'instant', read: ({ feed }) => feed.updatedAt },
  'feed.updated_parsed': { ours: 'feed.updatedAt', kind: 'instant', read: ({ feed }) => feed.updatedAt },
  'feed.published': { ours: 'feed.publishedAt', kind: 'instant', read: ({ feed }) => feed.publishedAt },
  'feed.published_parsed': {
    ours: 'feed.publishedAt',
    kind: 'instant',
    read: ({ feed }) => feed.publishedAt,
  },
  'entries.*.title': { ours: 'title', kind: 'text', read: (_, entry) => entry.title },
  'entries.*.title_detail.value': { ours: 'title', kind: 'text', read: (_, entry) => entry.title },
  'entries.*.link': { ours: 'url', kind: 'url', read: pageUrl },
  'entries.*.id': { ours: 'guid', kind: 'url', read: (_, entry) => entry.guid },
  'entries.*.guid': { ours: 'guid', kind: 'url', read: (_, entry) => entry.guid },
  'entries.*.guidislink': {
    ours: 'guidIsPermalink',
    kind: 'flag',
    read: (_, entry) => entry.guidIsPermalink && entry.url === entry.guid,
  },
  'entries.*.description': { ours: 'summaryHtml', kind: 'html', read: anyBody },
  'entries.*.summary': { ours: 'summaryHtml', kind: 'html', read: anyBody },
  'entries.*.summary_detail.value': { ours: 'summaryHtml', kind: 'html', read: anyBody },
  'entries.*.content.*.value': { ours: 'contentHtml', kind: 'html', read: body },
  'entries.*.author': { ours: 'authors', kind: 'name', read: (_, entry) => entry.authors },
  'entries.*.author_detail.name': { ours: 'authors', kind: 'name', read: (_, entry) => entry.authors },
  'entries.*.authors.*.name': { ours: 'authors', kind: 'name', read: (_, entry) => entry.authors },
  'entries.*.published': { ours: 'publishedAt', kind: 'instant', read: (_, entry) => entry.publishedAt },
  'entries.*.published_parsed': {
    ours: 'publishedAt',
    kind: 'instant',
    read: (_, entry) => entry.publishedAt,
  },
  'entries.*.created': { ours: 'publishedAt', kind: 'instant', read: (_, entry) => entry.publishedAt },
  'entries.*.created_parsed': { ours: 'publishedAt', kind: 'instant', read: (_, entry) => entry.publishedAt },
  'entries.*.updated': { ours: 'updatedAt', kind: 'instant', read: (_, entry) => entry.updatedAt },
  'entries.*.updated_parsed': { ours: 'updatedAt', kind: 'instant', read: (_, entry) => entry.updatedAt },
  'entries.*.category': { ours: 'categories', kind: 'text', read: (_, entry) => entry.categories },
  'entries.*.tags.*.term': {
    ours: 'categories[n]',
    kind: 'text',
    read: (_, entry, index) => entry.categories?.[index],
  },
  'entries.*.enclosures.*.href': {
    ours: 'enclosures[n].url',
    kind: 'url',
    read: (_, entry, index) => entry.enclosures?.[index]?.url,
  },
  'entries.*.enclosures.*.type': {
    ours: 'enclosures[n].type',
    kind: 'text',
    read: (_, entry, index) => entry.enclosures?.[index]?.type,
  },
  'entries.*.enclosures.*.length': {
    ours: 'enclosures[n].length',
    kind: 'number',
    read: (_, entry, index) => entry.enclosures?.[index]?.length,
  },
  'entries.*.image.href': { ours: 'imageUrl', kind: 'url', read: (_, entry) => entry.imageUrl },
  'entries.*.media_thumbnail.*.url': { ours: 'imageUrl', kind: 'url', read: (_, entry) => entry.imageUrl },
  'entries.*.comments': { ours: 'commentsUrl', kind: 'url', read: (_, entry) => entry.commentsUrl },
  'entries.*.language': { ours: 'language', kind: 'text', read: (_, entry) => entry.language },
  'entries.*.content.*.language': { ours: 'language', kind: 'text', read: (_, entry) => entry.language },
  'entries.*.title_detail.language': { ours: 'language', kind: 'text', read: (_, entry) => entry.language },
  'entries.*.rights': { ours: 'rights', kind: 'text', read: (_, entry) => entry.rights },
  'entries.*.copyright': { ours: 'rights', kind: 'text', read: (_, entry) => entry.rights },
  'entries.*.source.title': { ours: 'origin.title', kind: 'text', read: (_, entry) => entry.origin?.title },
  'entries.*.source.title_detail.value': {
    ours: 'origin.title',
    kind: 'text',
    read: (_, entry) => entry.origin?.title,
  },
  'entries.*.source.href': { ours: 'origin.url', kind: 'url', read: (_, entry) => entry.origin?.url },
  'entries.*.source.link': { ours: 'origin.url', kind: 'url', read: (_, entry) => entry.origin?.url },
};

/** Why the other paths are not compared; the first pattern that fits gives the reason. */
export const outOfScope: readonly (readonly [RegExp, string])[] = [
  [/^bozo$/, 'whether the XML was well-formed: we list repairs instead'],
  [/^encoding$/, 'compared separately, see the encoding row'],
  [
    /_detail\.(?:type|base|language)$|content\.\*\.(?:type|base|src|language)$/,
    'how a text was marked up or based: resolved while reading',
  ],
  [
    /\.info(?:_detail\..*)?$|\.docs$|cloud|textinput|\.newlocation$|^modified$/,
    'feed furniture of RSS 0.9x and Atom 0.3 that nothing uses',
  ],
  [/\.(?:width|height|description)$/, 'size and alternative text of the feed picture'],
  [
    /author_detail\.(?:email|url)|authors\.\*\.(?:email|url)|contributors|publisher/,
    'contact details, contributors and publishers: names of authors only',
  ],
  [/itunes_(?:block|explicit|duration)|subtitle$/, 'podcast directory flags'],
  [/scheme$|label$/, 'taxonomies behind a category'],
  [/links\.\*|links\.length/, 'raw links: the ones with a meaning have fields of their own'],
  [/generator_detail/, 'version and address of the generator'],
  [/source\./, 'an origin has a title and an address only'],
  [
    /license|expired|validity|created|wfw|thr_|where|madeup|tagline_detail|enclosures\.\*$/,
    'vocabularies that nothing here uses',
  ],
];

export const patternOf = (path: readonly (string | number)[]): string =>
  path.map((part) => (typeof part === 'number' ? '*' : part)).join('.');

const flat = (value: unknown) => plainTitle(String(value ?? ''), 'html');

/** `[y, m, d, h, min, s, …]` of Python, or a date in text. */
function instantOf(value: unknown, parse: (text: string) => string | undefined): string | undefined {
  if (!Array.isArray(value)) return parse(String(value));
  const [year, month, day, hour, minute, second] = value.map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)).toISOString();
}

/** True when what we read says the same as what feedparser expects. */
export function agrees(
  kind: Kind,
  expected: unknown,
  actual: unknown,
  parse: (text: string) => string | undefined,
): boolean {
  if (Array.isArray(actual)) return actual.some((one) => agrees(kind, expected, one, parse));
  if (expected === null || expected === '') return actual === undefined || actual === '';
  switch (kind) {
    case 'instant':
      return actual === instantOf(expected, parse);
    case 'name':
      return actual !== undefined && flat(expected).includes(flat(actual));
    case 'version':
      return String(expected).replace(/\d.*$/, '') === String(actual).replace('rdf', 'rss');
    case 'flag':
      return Boolean(expected) === Boolean(actual);
    case 'number':
      return Number(expected) === Number(actual);
    case 'url':
      return String(expected).replace(/\/$/, '') === String(actual ?? '').replace(/\/$/, '');
    case 'html':
      return flat(expected) === flat(actual) || plainTitle(String(expected), 'text') === flat(actual);
    default:
      return [flat(expected), plainTitle(String(expected), 'text')].includes(String(actual ?? ''));
  }
}
