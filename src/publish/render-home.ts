/** The home page: every public topic, what is new in it, and how to subscribe. */
import type { FormatUrls } from '../vocabulary/item.js';
import { toAbsoluteUrl } from './absolute-url.js';
import { toInstant } from './format-date.js';
import { formats, languageOf, mark, renderPage, writeCount, writeTime } from './html-page.js';
import { toLanguage, toLine } from './prepare-item.js';
import { anchor, escapeMarkup } from './write-xml.js';

export interface HomeTopic {
  title: string;
  description?: string;
  language?: string;
  /** Absolute URL of the topic's page. */
  homeUrl: string;
  selfUrls: FormatUrls;
  itemCount: number;
  /** ISO 8601; absent when the topic has no item yet. */
  updatedAt?: string;
  /** Newest first; the page shows at most three. */
  newest: readonly HomeTitle[];
}

export interface HomeTitle {
  title: string;
  url: string;
  sourceTitle: string;
  /** ISO 8601. */
  publishedAt: string;
  language?: string;
}

export interface HomePage {
  title: string;
  description: string;
  /** Absolute URL of the page itself. */
  homeUrl: string;
  /** Every topic in one feed, when there is such a feed. */
  allUrls?: FormatUrls;
  /** OPML of the topics. */
  opmlUrl?: string;
  /** Page about the state of the sources. */
  healthUrl?: string;
  /** Answers `GET ?q=`. */
  searchUrl?: string;
  iconUrl?: string;
  topics: readonly HomeTopic[];
}

const maxTitles = 3;

function writeTitle({ title, url, sourceTitle, publishedAt, language }: HomeTitle): string {
  const link = anchor(toAbsoluteUrl(url), toLine(title) || url);
  const meta = `<bdi>${escapeMarkup(toLine(sourceTitle))}</bdi> · ${writeTime(toInstant(publishedAt))}`;
  return `<li${languageOf(toLanguage(language))}>${link} <span class="meta">${meta}</span></li>`;
}

function writeFormats(name: string, urls: FormatUrls): string {
  const links = formats.map(
    ({ key, label }) =>
      `<li><a href="${escapeMarkup(urls[key])}" aria-label="${label} feed: ${escapeMarkup(name)}">${label}</a></li>`,
  );
  return `<ul class="formats">${links.join('')}</ul>`;
}

function writeTopic(topic: HomeTopic): string {
  const name = toLine(topic.title);
  const about = toLine(topic.description);
  const language = languageOf(toLanguage(topic.language));
  const titles = topic.newest.slice(0, maxTitles).map(writeTitle);
  return [
    `<li><h2${language}>${anchor(topic.homeUrl, name)}</h2>`,
    about ? `<p class="about"${language}>${escapeMarkup(about)}</p>` : '',
    titles.length > 0
      ? `<ul class="newest">${titles.join('')}</ul>`
      : '<p class="meta">Waiting for its first item.</p>',
    `<div class="card-foot"><span class="meta">${writeCount(topic.itemCount, 'item')}</span>${writeFormats(name, topic.selfUrls)}</div></li>`,
  ].join('\n');
}

function writeSearch(searchUrl: string | undefined): string {
  if (!searchUrl) return '';
  const field = '<input id="q" name="q" type="search" required placeholder="Search stories">';
  const label = '<label class="vh" for="q">Search stories</label>';
  return `<form class="search" role="search" action="${escapeMarkup(searchUrl)}">${label}${field}<button>Search</button></form>`;
}

function writeFacts(topics: readonly HomeTopic[]): string {
  if (topics.length === 0) return '';
  const dates = topics.flatMap(({ updatedAt }) => (updatedAt ? [toInstant(updatedAt)] : []));
  const updated = dates.length > 0 ? ` · Updated ${writeTime(Math.max(...dates))}` : '';
  return `<p class="facts">${writeCount(topics.length, 'topic')}${updated}</p>
<p class="hint">To subscribe, copy the RSS link of a topic into any feed reader.</p>`;
}

function writeIntro({ title, description, searchUrl, topics }: HomePage): string {
  return `<header class="intro"><h1 dir="auto">${mark}${escapeMarkup(toLine(title))}</h1>
<p dir="auto">${escapeMarkup(toLine(description))}</p>
${writeFacts(topics)}
${writeSearch(searchUrl)}</header>`;
}

/** One HTML page; the caller leaves private topics out. */
export function renderHome(home: HomePage): string {
  const list =
    home.topics.length > 0
      ? `<ul class="topics">\n${home.topics.map(writeTopic).join('\n')}\n</ul>`
      : '<p class="empty">No topics yet. Add one to the configuration and it appears here.</p>';
  const end = [
    home.opmlUrl ? anchor(home.opmlUrl, 'All topics as OPML') : '',
    home.healthUrl ? anchor(home.healthUrl, 'State of the sources') : '',
  ].join('');
  return renderPage({
    title: home.title,
    description: home.description,
    site: { title: home.title, url: home.homeUrl },
    url: home.homeUrl,
    ...(home.allUrls ? { alternates: home.allUrls } : {}),
    ...(home.iconUrl ? { iconUrl: home.iconUrl } : {}),
    isHome: true,
    main: `${writeIntro(home)}\n${list}`,
    end,
  });
}
