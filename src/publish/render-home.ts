/** The home page: every public topic, what is new in it, and how to subscribe. */
import { writeCount, writeNumber } from '../text/write-count.js';
import type { FormatUrls } from '../vocabulary/item.js';
import { toAbsoluteUrl } from './absolute-url.js';
import { toInstant } from './format-date.js';
import {
  formats,
  languageOf,
  mark,
  renderPage,
  writeHeadline,
  writeSearch,
  writeSubscribe,
  writeTime,
} from './html-page.js';
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
  /** Of all topics, newest first. */
  latest?: readonly HomeTitle[];
  topics: readonly HomeTopic[];
}

const maxTitles = 3;
const maxLatest = 8;
/** With the style sheet and the frame the page stays under 50 KB. */
const maxCardBytes = 34_000;

function writeTitle({ title, url, sourceTitle, publishedAt, language }: HomeTitle): string {
  return writeHeadline({
    title: toLine(title) || url,
    url: toAbsoluteUrl(url),
    sourceTitle: toLine(sourceTitle),
    published: toInstant(publishedAt),
    language: toLanguage(language),
  });
}

function writeFormats(name: string, urls: FormatUrls): string {
  const links = formats.map(
    ({ key, label }) =>
      `<li><a href="${escapeMarkup(urls[key])}" aria-label="${label} feed: ${escapeMarkup(name)}">${label}</a></li>`,
  );
  return `<ul class="formats">${links.join('')}</ul>`;
}

/** A topic with so many of its newest titles. */
function writeCard(topic: HomeTopic, titleCount: number): string {
  const name = toLine(topic.title);
  const about = toLine(topic.description);
  const language = languageOf(toLanguage(topic.language));
  const titles = topic.newest.slice(0, titleCount).map(writeTitle);
  const newest = titles.length > 0 ? `<ul class="newest">${titles.join('')}</ul>` : '';
  return [
    `<li><h3${language}>${anchor(topic.homeUrl, name)}</h3>`,
    about ? `<p class="about"${language}>${escapeMarkup(about)}</p>` : '',
    topic.newest.length > 0 ? newest : '<p class="meta">Waiting for its first item.</p>',
    `<div class="card-foot"><span class="meta">${writeCount(topic.itemCount, 'item')}</span>${writeFormats(name, topic.selfUrls)}</div></li>`,
  ].join('\n');
}

function writeName({ title, homeUrl, itemCount, language }: HomeTopic): string {
  const link = anchor(homeUrl, toLine(title));
  return `<li${languageOf(toLanguage(language))}>${link} <span class="meta">${writeNumber(itemCount)}</span></li>`;
}

/** The first of these forms that is small enough: cards with ever fewer titles, then names alone. */
function writeTopics(topics: readonly HomeTopic[], opmlUrl: string | undefined): string {
  for (const titleCount of [maxTitles, 1, 0]) {
    const cards = topics.map((topic) => writeCard(topic, titleCount)).join('\n');
    if (Buffer.byteLength(cards) <= maxCardBytes) return `<ul class="topics">\n${cards}\n</ul>`;
  }
  const names: string[] = [];
  let bytes = 0;
  for (const name of topics.map(writeName)) {
    bytes += Buffer.byteLength(name) + 1;
    if (bytes > maxCardBytes) break;
    names.push(name);
  }
  const left = topics.length - names.length;
  const rest = left > 0 ? `<p class="facts">And ${anchor(opmlUrl, `${writeNumber(left)} more`)}.</p>` : '';
  return `<ul class="names">\n${names.join('\n')}\n</ul>\n${rest}`;
}

function writeFacts(topics: readonly HomeTopic[]): string {
  if (topics.length === 0) return '';
  const dates = topics.flatMap(({ updatedAt }) => (updatedAt ? [toInstant(updatedAt)] : []));
  const updated = dates.length > 0 ? ` · Updated ${writeTime(Math.max(...dates))}` : '';
  return `<p class="facts">${writeCount(topics.length, 'topic')}${updated}</p>`;
}

function writeIntro({ title, description, searchUrl, topics }: HomePage): string {
  return `<header class="intro"><h1 dir="auto">${mark}${escapeMarkup(toLine(title))}</h1>
<p dir="auto">${escapeMarkup(toLine(description))}</p>
${writeFacts(topics)}
${writeSearch(searchUrl)}</header>`;
}

function writeLatest(latest: readonly HomeTitle[]): string {
  if (latest.length === 0) return '';
  const rows = latest.slice(0, maxLatest).map(writeTitle).join('\n');
  return `<section aria-labelledby="new"><h2 id="new">What is new</h2>\n<ol class="newest latest">\n${rows}\n</ol></section>`;
}

function writeHowTo({ allUrls, opmlUrl }: HomePage): string {
  const all = allUrls ? `<p>Or take everything at once:</p>\n${writeSubscribe(allUrls)}` : '';
  const list = opmlUrl ? ` Feed readers import ${anchor(opmlUrl, 'all topics as OPML')}.` : '';
  return `<section class="how" aria-labelledby="how"><h2 id="how">How to subscribe</h2>
<p>Copy the RSS link of a topic into any feed reader; it shows new articles as they come, without an account.${list}</p>
${all}</section>`;
}

/** One HTML page of at most 50 KB; the caller leaves private topics out. */
export function renderHome(home: HomePage): string {
  const topics =
    home.topics.length > 0
      ? `<section aria-labelledby="topics"><h2 id="topics">Topics</h2>\n${writeTopics(home.topics, home.opmlUrl)}</section>`
      : '<p class="empty">No topics yet. Add one to the configuration and it appears here.</p>';
  return renderPage({
    title: home.title,
    description: home.description,
    site: { title: home.title, url: home.homeUrl },
    url: home.homeUrl,
    ...(home.allUrls ? { alternates: home.allUrls } : {}),
    ...(home.iconUrl ? { iconUrl: home.iconUrl } : {}),
    isHome: true,
    main: [writeIntro(home), writeLatest(home.latest ?? []), topics, writeHowTo(home)].join('\n'),
    end: home.healthUrl ? anchor(home.healthUrl, 'State of the sources') : '',
  });
}
