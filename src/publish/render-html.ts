/** The HTML twin of an output feed: what people see who open a topic in a browser. */
import { writeCount } from '../text/write-count.js';
import { excerptOf, shorten } from './excerpt.js';
import { fitRows } from './fit-rows.js';
import {
  directionOf,
  languageOf,
  renderPage,
  writeHeadline,
  writeRows,
  writeSubscribe,
  writeTime,
} from './html-page.js';
import type { PreparedFeed } from './prepare-feed.js';
import type { PreparedItem } from './prepared-item.js';
import { anchor, escapeMarkup } from './write-xml.js';

/** Article text belongs in readers and at the publisher's; the page shows enough to choose. */
const maxSummary = 300;

function writeReports({ reports, storyUrl }: PreparedItem): string {
  if (reports.length === 0) return '';
  const rows = reports.map(({ url, title, by }) => {
    const name = by ? `<bdi>${escapeMarkup(by)}</bdi>: ` : '';
    return `<li dir="auto">${name}${anchor(url, title)}</li>`;
  });
  if (storyUrl)
    rows.push(`<li lang="en" dir="ltr">${anchor(storyUrl, 'All coverage in order of time')}</li>`);
  const summary = `<summary lang="en">Also reported by ${reports.length}</summary>`;
  return `<details>${summary}<ul>${rows.join('')}</ul></details>`;
}

function writeMeta(item: PreparedItem): string {
  const facts = [
    `<bdi>${anchor(item.source.siteUrl, item.source.title)}</bdi>`,
    item.byline.length > 0 ? `<bdi>${escapeMarkup(item.byline.join(', '))}</bdi>` : '',
    writeTime(item.published),
    item.rights ? `<bdi>${escapeMarkup(item.rights)}</bdi>` : '',
  ];
  return `<p class="meta">${facts.filter(Boolean).join(' · ')}</p>`;
}

/** The source's own summary, else the beginning of the article: enough to choose by. */
function summaryOf({ summary, article }: PreparedItem): string {
  return summary ? shorten(summary, maxSummary) : excerptOf(article, maxSummary);
}

export function writeHtmlItem(item: PreparedItem, { content }: PreparedFeed): string {
  const summary = content === 'title' ? '' : summaryOf(item);
  return [
    `<li><article${languageOf(item.language)}>`,
    `<h2>${anchor(item.url, item.title)}</h2>`,
    writeMeta(item),
    summary ? `<p class="text">${escapeMarkup(summary)}</p>` : '',
    writeReports(item),
    '</article></li>',
  ].join('');
}

function writeIntro(feed: PreparedFeed): string {
  const language = languageOf(feed.language);
  return `<header class="intro"${directionOf(feed.language)}><h1${language}>${escapeMarkup(feed.title)}</h1>
<p${language}>${escapeMarkup(feed.description)}</p>
<p class="facts" lang="en"><bdi>${writeCount(feed.items.length, 'item')}</bdi> · <bdi>Updated ${writeTime(feed.updated)}</bdi></p>
${writeSubscribe(feed.selfUrls)}</header>`;
}

function writeLine({ title, url, source, published, language }: PreparedItem): string {
  return writeHeadline({ title, url, sourceTitle: source.title, published, language });
}

/** Links to older and newer archive pages, where there are any. */
function writePaging({ archive }: PreparedFeed): string {
  const links = [
    archive.prevArchive
      ? `<a rel="prev" href="${escapeMarkup(archive.prevArchive.html)}">Older items</a>`
      : '',
    archive.nextArchive
      ? `<a rel="next" href="${escapeMarkup(archive.nextArchive.html)}">Newer items</a>`
      : '',
    archive.current ? anchor(archive.current.html, 'Newest items') : '',
  ].join('');
  return links ? `<nav class="more" aria-label="Archive">${links}</nav>` : '';
}

function writeLeftOut({ leftOutUrl }: PreparedFeed): string {
  return leftOutUrl
    ? `<p class="facts" lang="en" dir="ltr">${anchor(leftOutUrl, 'What this feed leaves out, and why')}</p>`
    : '';
}

/** One HTML page of at most 50 KB; items in the order of the feed documents, with the same titles, dates and links. */
export function renderHtml(feed: PreparedFeed, rows: readonly string[]): string {
  const fitted = fitRows(feed.items.map((item, n) => ({ rich: rows[n] ?? '', compact: writeLine(item) })));
  const list = writeRows(fitted, 'items', 'items');
  const empty = '<p class="empty">Nothing here yet. New items appear as soon as a source reports them.</p>';
  return renderPage({
    title: feed.title,
    description: feed.description,
    site: feed.site,
    url: feed.selfUrls.html,
    alternates: feed.selfUrls,
    noindex: true,
    ...(feed.faviconUrl ? { iconUrl: feed.faviconUrl } : {}),
    main: `${writeIntro(feed)}\n${list || empty}\n${writePaging(feed)}${writeLeftOut(feed)}`,
  });
}
