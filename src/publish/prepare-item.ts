/** Cleans, checks and completes one item, so that every renderer can write what it gets. */
import type { Enclosure } from '../vocabulary/feed-document.js';
import type { OutputFeed, OutputItem } from '../vocabulary/item.js';
import { toAbsoluteUrl, withAbsoluteUrls } from './absolute-url.js';
import { excerptOf } from './excerpt.js';
import { footHtml } from './foot-html.js';
import { toInstant } from './format-date.js';
import { toMediaType } from './media-type.js';
import type { PreparedEnclosure, PreparedItem, PreparedLink } from './prepared-item.js';
import { escapeMarkup, toLegalText } from './write-xml.js';

/** Links a foot can show without burying the article. */
const maxLinks = 20;

/** One line already, as most are: letters and signs with single spaces between them. */
const line = /^[!-~]+(?: [!-~]+)*$/;

/** Plain text on one line. */
export function toLine(text: string | undefined): string {
  if (text && line.test(text)) return text;
  return toLegalText(text ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Lines without the empty ones and without repetition. */
function toLines(texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : [...new Set(texts.map(toLine))].filter(Boolean);
}

/** A language tag that is well formed by RFC 5646; nothing for anything else. */
export function toLanguage(tag: string | undefined): string | undefined {
  return tag && /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}$/i.test(tag) ? tag : undefined;
}

function toEnclosure({ url, type, length }: Enclosure): PreparedEnclosure | undefined {
  const address = toAbsoluteUrl(url);
  if (!address) return undefined;
  const known = length !== undefined && Number.isSafeInteger(length) && length > 0;
  return { url: address, type: toMediaType(type, address), ...(known ? { length } : {}) };
}

function withoutRepetition<T extends { url: string }>(things: readonly (T | undefined)[]): T[] {
  const byUrl = new Map<string, T>();
  for (const thing of things) if (thing && !byUrl.has(thing.url)) byUrl.set(thing.url, thing);
  return [...byUrl.values()];
}

function toLinks(links: readonly { url: string; title: string; sourceTitle?: string }[]): PreparedLink[] {
  const prepared = links.map((link) => {
    const url = toAbsoluteUrl(link.url);
    const by = toLine(link.sourceTitle);
    return url ? { url, title: toLine(link.title) || url, ...(by ? { by } : {}) } : undefined;
  });
  return withoutRepetition(prepared).slice(0, maxLinks);
}

function toSource({ source }: OutputItem): PreparedItem['source'] {
  const title = toLine(source.title) || source.id;
  return { title, siteUrl: toAbsoluteUrl(source.siteUrl), feedUrl: toAbsoluteUrl(source.feedUrl) };
}

/** The body before its foot: the article, its summary, or nothing, as the output feed wishes. */
function bodyOf(html: string, summary: string | undefined, content: OutputFeed['content']): string {
  if (content === 'title') return '';
  if (content === 'full' && html) return html;
  return summary ? `<p>${escapeMarkup(summary)}</p>` : '';
}

export function prepareItem(
  item: OutputItem,
  { content, homeUrl, language }: Pick<OutputFeed, 'content' | 'homeUrl' | 'language'>,
): PreparedItem {
  const url = toAbsoluteUrl(item.url);
  const article = toLegalText(withAbsoluteUrls(item.contentHtml, url ?? item.source.feedUrl));
  const published = toInstant(item.publishedAt);
  const updated = Math.max(published, toInstant(item.updatedAt));
  const source = toSource(item);
  const given = toLine(item.summary) || undefined;
  // A feed of summaries must say something, also where the source wrote no summary.
  const summary = content === 'summary' ? given || excerptOf(article, 300) || undefined : given;
  const byline = toLines(item.authors);
  const prepared: PreparedItem = {
    id: toLine(item.id),
    url,
    title: toLine(item.title) || excerptOf(article, 80) || source.title,
    summary: content === 'title' ? undefined : summary,
    article,
    storyUrl: item.storyPath ? toAbsoluteUrl(item.storyPath, homeUrl) : undefined,
    html: '',
    isWhole: content === 'full' && article !== '',
    byline,
    authors: byline.length > 0 ? byline : [source.title],
    categories: toLines(item.categories),
    language: toLanguage(item.language),
    image: toAbsoluteUrl(item.image),
    enclosures: withoutRepetition(item.enclosures.map(toEnclosure)),
    rights: toLine(item.rights) || toLine(item.source.rights) || undefined,
    published,
    updated,
    source,
    related: toLinks(item.related),
    reports: toLinks(item.alsoReportedBy),
  };
  return { ...prepared, html: bodyOf(article, summary, content) + footHtml(prepared, language) };
}
