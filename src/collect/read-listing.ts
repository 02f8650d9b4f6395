/** Reads an HTML page that lists news, by CSS selectors from the configuration. */
import type { ParsedEntry, ParsedFeed } from '../vocabulary/feed-document.js';
import { type HtmlElement, htmlIn, readHtml, selectIn, textIn } from './html-document.js';
import { parseDate } from './parse-date.js';
import type { ParseFailure, ParseLimits } from './parse-limits.js';
import { parseRelativeDate } from './parse-relative-date.js';
import { resolveHtmlUrls, resolveUrl } from './resolve-urls.js';
import { withoutUndefined } from './without-undefined.js';

export interface ListingSelectors {
  item: string;
  link?: string | undefined;
  title?: string | undefined;
  date?: string | undefined;
  summary?: string | undefined;
  image?: string | undefined;
}

export interface ListingContext {
  url: string;
  limits: ParseLimits;
  /** What "two hours ago" is counted from. */
  now: Date;
  /** BCP 47; the page's own `lang` where absent. */
  language?: string | undefined;
}

interface Page {
  base: string;
  now: Date;
  language: string | undefined;
}

/** Entries in page order, each address once. Without any item the selectors no longer fit: `selector-empty`. */
export function readListing(
  html: string,
  select: ListingSelectors,
  context: ListingContext,
): Omit<ParsedFeed, 'repairs'> | ParseFailure {
  const document = readHtml(html, context.url, context.limits.maxDepth);
  if ('failure' in document) return document;
  const items = document.select(select.item);
  if (items.length > context.limits.maxEntries)
    return {
      failure: 'too-many-entries',
      reason: `there are more than ${context.limits.maxEntries} entries`,
    };
  const page = { base: document.base, now: context.now, language: context.language ?? document.language };
  const entries = new Map<string, ParsedEntry>();
  for (const item of items) {
    const entry = mapItem(item, select, page);
    if (entry.url !== undefined && !entries.has(entry.url)) entries.set(entry.url, entry);
  }
  if (entries.size === 0) {
    const what = items.length === 0 ? 'nothing' : `${items.length} elements, none with a link`;
    return { failure: 'selector-empty', reason: `the selector "${select.item}" finds ${what}` };
  }
  const title = document.select('title').map(textIn)[0];
  const feed = {
    ...(title && { title }),
    siteUrl: context.url,
    ...(page.language && { language: page.language }),
  };
  return { format: 'html', feed, entries: [...entries.values()] };
}

function mapItem(item: HtmlElement, select: ListingSelectors, page: Page): ParsedEntry {
  const first = (selector: string | undefined) =>
    selector === undefined ? undefined : selectIn(item, selector)[0];
  const link = linkOf(item, first(select.link));
  const url = resolveUrl(link?.attribs.href ?? '', page.base);
  const date = first(select.date) ?? (select.date === undefined ? selectIn(item, 'time')[0] : undefined);
  const title = titleOf(first(select.title), link, item);
  const summary = first(select.summary);
  const image = first(select.image) ?? (select.image === undefined ? selectIn(item, 'img')[0] : undefined);
  return withoutUndefined<ParsedEntry>({
    guid: url,
    url,
    title: title === '' ? undefined : title,
    publishedAt: date && dateOf(date, page),
    summaryHtml: (summary && resolveHtmlUrls(htmlIn(summary), page.base)) || undefined,
    imageUrl: image && imageOf(image, page.base),
  });
}

/** The selected element or the link in or around it; else the item itself or its first link. */
function linkOf(item: HtmlElement, selected: HtmlElement | undefined): HtmlElement | undefined {
  const start = selected ?? item;
  if (start.attribs.href !== undefined) return start;
  return selectIn(start, 'a[href]')[0] ?? (selected === undefined ? undefined : linkOf(item, undefined));
}

function titleOf(
  selected: HtmlElement | undefined,
  link: HtmlElement | undefined,
  item: HtmlElement,
): string {
  if (selected !== undefined) return textIn(selected);
  const heading = selectIn(item, 'h1, h2, h3, h4, h5, h6')[0];
  if (heading !== undefined) return textIn(heading);
  const text = link && textIn(link);
  return text || link?.attribs.title || link?.attribs['aria-label'] || textIn(item);
}

/** Machine-readable dates first: `datetime`, `content`, then the text, then `title`. */
function dateOf(element: HtmlElement, { now, language }: Page): string | undefined {
  const time = element.name === 'time' ? element : (selectIn(element, 'time[datetime]')[0] ?? element);
  const { datetime, content, title } = time.attribs;
  for (const text of [datetime, content, textIn(element), title]) {
    const instant = text && (parseDate(text, language) ?? parseRelativeDate(text, now, language));
    if (instant) return instant;
  }
  return undefined;
}

/** Lazy images keep their address in a `data-` attribute and a blank one in `src`. */
function imageOf(element: HtmlElement, base: string): string | undefined {
  const image = element.name === 'img' ? element : (selectIn(element, 'img')[0] ?? element);
  const { src, srcset, style, content } = image.attribs;
  const background = /url\(\s*["']?([^"')]+)/.exec(style ?? '')?.[1];
  const addresses = [
    image.attribs['data-src'],
    image.attribs['data-original'],
    src,
    srcset?.trim().split(/\s/)[0],
  ];
  const found = [...addresses, content, background].map((address) => resolveUrl(address ?? '', base));
  return found.find((address) => address !== undefined);
}
