/** The page of what a search found. */
import type { OutputItem } from '../vocabulary/item.js';
import { toAbsoluteUrl } from './absolute-url.js';
import { toInstant } from './format-date.js';
import { languageOf, renderPage, writeSearch, writeTime } from './html-page.js';
import { toLanguage, toLine } from './prepare-item.js';
import { anchor, escapeMarkup, toLegalText } from './write-xml.js';

export interface SearchPage {
  site: { title: string; url: string };
  /** Absolute URL of the page without its query. */
  url: string;
  iconUrl?: string;
  /** What was asked for; empty before anything was. */
  text: string;
  /** 1 is the first. */
  page: number;
  hits: readonly { item: OutputItem; excerpt: string }[];
  /** Whether there is a page after this one. */
  hasMore: boolean;
}

/** Found words stand between two characters of private use, which no text keeps otherwise. */
function writeExcerpt(excerpt: string): string {
  return escapeMarkup(toLine(toLegalText(excerpt)))
    .replace(/\ue000([^\ue000\ue001]{1,200})\ue001/g, '<mark>$1</mark>')
    .replace(/[\ue000\ue001]/g, '');
}

function writeHit(siteUrl: string, { item, excerpt }: SearchPage['hits'][number]): string {
  const { source, alsoReportedBy, storyPath } = item;
  const others = alsoReportedBy.length;
  const coverage = storyPath && others > 0 ? toAbsoluteUrl(storyPath, siteUrl) : undefined;
  const facts = [
    `<bdi>${anchor(toAbsoluteUrl(source.siteUrl), toLine(source.title) || source.id)}</bdi>`,
    writeTime(toInstant(item.publishedAt)),
    coverage ? `<bdi lang="en">${anchor(coverage, `${others + 1} reports`)}</bdi>` : '',
  ];
  const text = writeExcerpt(excerpt);
  return [
    `<li><article${languageOf(toLanguage(item.language))}>`,
    `<h2>${anchor(toAbsoluteUrl(item.url), toLine(item.title) || item.url)}</h2>`,
    `<p class="meta">${facts.filter(Boolean).join(' · ')}</p>`,
    text ? `<p class="text">${text}${/[.…!?。]$/.test(text) ? '' : '…'}</p>` : '',
    '</article></li>',
  ].join('');
}

function writeList({ hits, text, site, page }: SearchPage): string {
  if (text === '')
    return '<p class="empty">Words, a "phrase in quotes", one or another, or -without a word.</p>';
  if (hits.length > 0) {
    const rows = hits.map((hit) => writeHit(site.url, hit)).join('\n');
    return `<ol class="items">\n${rows}\n</ol>`;
  }
  return page > 1
    ? '<p class="empty">There are no more stories.</p>'
    : '<p class="empty">No story holds these words. Fewer or other words may find more.</p>';
}

function pageLink({ url, text }: SearchPage, page: number, rel: string, name: string): string {
  const query = new URLSearchParams({ q: text, ...(page > 1 ? { page: String(page) } : {}) });
  return `<a rel="${rel}" href="${escapeMarkup(`${url}?${query}`)}">${name}</a>`;
}

function writePaging(search: SearchPage): string {
  const { page, hasMore } = search;
  const links = [
    page > 1 ? pageLink(search, page - 1, 'prev', 'Previous results') : '',
    hasMore ? pageLink(search, page + 1, 'next', 'More results') : '',
  ].join('');
  return links ? `<nav class="more" aria-label="Results">${links}</nav>` : '';
}

/** One HTML page; in order of the hits. */
export function renderSearch(search: SearchPage): string {
  const { site, url, iconUrl } = search;
  const text = toLine(search.text);
  const heading = text ? `Stories with <q dir="auto">${escapeMarkup(text)}</q>` : 'Search stories';
  return renderPage({
    title: text ? `${text} · Search` : 'Search',
    site,
    url,
    noindex: true,
    ...(iconUrl ? { iconUrl } : {}),
    main: `<header class="intro"><h1>${heading}</h1>
${writeSearch(url, text)}</header>
${writeList({ ...search, text })}
${writePaging({ ...search, text })}`,
  });
}
