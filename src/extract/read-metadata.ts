/** What a page says about its article: title, authors, dates, language, image, address, categories. */
import { parseWebUrl } from '../text/clean-url.js';
import { attribute, type Document, findAll, findFirst, textOf } from './dom.js';
import { headlineLines } from './headline-lines.js';
import type { Measures } from './measure.js';
import { readAuthors } from './read-authors.js';
import { type LinkedArticle, readJsonLd } from './read-json-ld.js';
import { MetaTags } from './read-meta.js';
import { readPublished, readUpdated } from './read-page-dates.js';
import { readTags } from './read-tags.js';
import { readTitle } from './read-title.js';

export interface PageMetadata {
  title?: string;
  authors: string[];
  publishedAt?: string;
  updatedAt?: string;
  /** As the page declares it. */
  language?: string;
  image?: string;
  canonicalUrl?: string;
  siteName?: string;
  categories: string[];
  /** Plain text, when structured data carries the whole article. */
  articleBody?: string;
}

const MAX_CATEGORIES = 30;
const MAX_CATEGORY = 60;

function linkHref(document: Document, rel: string): string {
  const link = findFirst(
    document,
    (element) =>
      element.name === 'link' && attribute(element, 'rel').toLowerCase().split(/\s+/).includes(rel),
  );
  return link ? attribute(link, 'href') : '';
}

/** The address the page calls its own; a home page named by every article is a mistake, not an identity. */
function readCanonicalUrl(document: Document, meta: MetaTags, baseUrl: string): string | undefined {
  const page = parseWebUrl(baseUrl);
  for (const stated of [linkHref(document, 'canonical'), meta.first('og:url') ?? '']) {
    const url = stated === '' ? undefined : parseWebUrl(stated, baseUrl);
    const isHome =
      url?.pathname === '/' && url.search === '' && page !== undefined && page.pathname + page.search !== '/';
    if (url && !isHome) return url.href;
  }
  return undefined;
}

/** BCP 47 in its usual case: `en-GB`; undefined for anything else. */
export function languageTag(written: string | undefined): string | undefined {
  const match = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:$|[-_;,\s])/i.exec(
    (written ?? '').trim(),
  );
  if (!match?.[1]) return undefined;
  const script = match[2] ? `-${match[2].charAt(0).toUpperCase()}${match[2].slice(1).toLowerCase()}` : '';
  return `${match[1].toLowerCase()}${script}${match[3] ? `-${match[3].toUpperCase()}` : ''}`;
}

function readLanguage(
  document: Document,
  meta: MetaTags,
  linked: LinkedArticle | undefined,
): string | undefined {
  const html = findFirst(document, (element) => element.name === 'html');
  const candidates = [
    html ? attribute(html, 'lang') || attribute(html, 'xml:lang') : undefined,
    meta.first('content-language', 'language', 'dc.language'),
    linked?.language,
    meta.first('og:locale'),
  ];
  return candidates.map(languageTag).find((tag) => tag !== undefined);
}

function readCategories(
  document: Document,
  measures: Measures,
  meta: MetaTags,
  linked: LinkedArticle | undefined,
): string[] {
  const tagLinks = findAll(
    document,
    (element) => element.name === 'a' && /(?:^|\s)tag(?:$|\s)/.test(attribute(element, 'rel')),
  );
  const listed = (name: string) => meta.all(name).flatMap((content) => content.split(','));
  return uniqueCategories([
    ...(linked?.keywords ?? []),
    ...meta.all('article:section'),
    ...meta.all('article:tag').flatMap((content) => content.split(',')),
    ...listed('news_keywords'),
    ...tagLinks.map(textOf),
    ...readTags(document, measures),
  ]);
}

/** Trimmed, without `#`, the first spelling of each, at most 30. */
export function uniqueCategories(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) {
    const text = name.replace(/\s+/g, ' ').trim().replace(/^#/, '');
    const key = text.toLowerCase();
    if (text !== '' && text.length <= MAX_CATEGORY && !seen.has(key)) seen.set(key, text);
  }
  return [...seen.values()].slice(0, MAX_CATEGORIES);
}

function readImage(meta: MetaTags, linked: LinkedArticle | undefined, baseUrl: string): string | undefined {
  const stated = meta.first(
    'og:image',
    'og:image:url',
    'og:image:secure_url',
    'twitter:image',
    'twitter:image:src',
  );
  return [stated, linked?.image]
    .map((address) => (address === undefined ? undefined : parseWebUrl(address, baseUrl)?.href))
    .find((address) => address !== undefined);
}

/** Reads the untouched document; the parts that shape the article are removed later. */
export function readMetadata(
  document: Document,
  measures: Measures,
  url: string,
  baseUrl: string,
): PageMetadata {
  const meta = new MetaTags(document);
  const linked = readJsonLd(document);
  const siteName = meta.first('og:site_name', 'application-name') ?? linked?.siteName;
  const language = readLanguage(document, meta, linked);
  const facts = { meta, linked, siteName, url, language, lines: headlineLines(document) };
  return {
    title: readTitle(document, facts),
    authors: readAuthors(document, facts),
    publishedAt: readPublished(document, facts),
    updatedAt: readUpdated(facts),
    language,
    image: readImage(meta, linked, baseUrl),
    canonicalUrl: readCanonicalUrl(document, meta, baseUrl),
    siteName,
    categories: readCategories(document, measures, meta, linked),
    articleBody: linked?.articleBody,
  };
}
