/** The HTML twin of an output feed: what people see who open a topic in a browser. */
import type { OutputFeed } from '../vocabulary/item.js';
import { toAbsoluteUrl } from './absolute-url.js';
import { excerptOf } from './excerpt.js';
import { anchor, languageOf, renderPage, writeCount, writeSubscribe, writeTime } from './html-page.js';
import { type PreparedFeed, prepareFeed } from './prepare-feed.js';
import type { PreparedItem } from './prepared-item.js';
import { escapeMarkup } from './write-xml.js';

/** Article text belongs in readers and at the publisher's; the page shows enough to choose. */
const maxSummary = 400;

function writeReports({ reports }: PreparedItem): string {
  if (reports.length === 0) return '';
  const rows = reports.map(({ url, title, by }) => {
    const name = by ? `<bdi>${escapeMarkup(by)}</bdi>: ` : '';
    return `<li dir="auto">${name}${anchor(url, title)}</li>`;
  });
  return `<details><summary lang="en">Also reported by ${reports.length}</summary><ul>${rows.join('')}</ul></details>`;
}

function writeMeta(item: PreparedItem, storyUrl: string | undefined): string {
  const facts = [
    `<bdi>${anchor(item.source.siteUrl, item.source.title)}</bdi>`,
    item.byline.length > 0 ? `<bdi>${escapeMarkup(item.byline.join(', '))}</bdi>` : '',
    writeTime(item.published),
    item.rights ? `<bdi>${escapeMarkup(item.rights)}</bdi>` : '',
    storyUrl && item.reports.length > 0 ? `<bdi lang="en">${anchor(storyUrl, 'All coverage')}</bdi>` : '',
  ];
  return `<p class="meta">${facts.filter(Boolean).join(' · ')}</p>`;
}

function writeItem(item: PreparedItem, storyUrl: string | undefined): string {
  const summary = item.summary ? excerptOf(escapeMarkup(item.summary), maxSummary) : '';
  return [
    `<li><article${languageOf(item.language)}>`,
    `<h2>${anchor(item.url, item.title)}</h2>`,
    writeMeta(item, storyUrl),
    summary ? `<p class="text">${escapeMarkup(summary)}</p>` : '',
    writeReports(item),
    '</article></li>',
  ].join('');
}

function writeIntro(feed: PreparedFeed): string {
  const language = languageOf(feed.language);
  return `<header class="intro"><h1${language}>${escapeMarkup(feed.title)}</h1>
<p${language}>${escapeMarkup(feed.description)}</p>
<p class="facts">${writeCount(feed.items.length, 'item')} · Updated ${writeTime(feed.updated)}</p>
${writeSubscribe(feed.selfUrls)}</header>`;
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

/** One HTML page; items in the order of the feed documents, with the same titles, dates and links. */
export function renderHtml(feed: OutputFeed): string {
  // Summaries stand in for full texts here, so that a page stays a page.
  const prepared = prepareFeed({ ...feed, content: feed.content === 'title' ? 'title' : 'summary' });
  const storyUrls = new Map(feed.items.map((item) => [item.id, toAbsoluteUrl(item.storyPath, feed.homeUrl)]));
  const rows = prepared.items.map((item) => writeItem(item, storyUrls.get(item.id)));
  const list = rows.length > 0 ? `<ol class="items">\n${rows.join('\n')}\n</ol>` : '';
  const empty = '<p class="empty">Nothing here yet. New items appear as soon as a source reports them.</p>';
  return renderPage({
    title: prepared.title,
    description: prepared.description,
    site: feed.site ?? { title: 'Home', url: new URL('/', feed.homeUrl).href },
    url: prepared.selfUrls.html,
    alternates: prepared.selfUrls,
    noindex: true,
    ...(prepared.iconUrl ? { iconUrl: prepared.iconUrl } : {}),
    main: `${writeIntro(prepared)}\n${list || empty}\n${writePaging(prepared)}`,
  });
}
