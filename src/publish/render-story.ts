/** The page of one story: who reported it, in order of time. */
import { writeCount } from '../text/write-count.js';
import type { RelatedLink } from '../vocabulary/article.js';
import type { FormatUrls, OtherReport } from '../vocabulary/item.js';
import { toAbsoluteUrl } from './absolute-url.js';
import { fitRows } from './fit-rows.js';
import { toInstant } from './format-date.js';
import {
  directionOf,
  languageOf,
  renderPage,
  writeHeadline,
  writeRows,
  writeSubscribe,
  writeTime,
} from './html-page.js';
import { toLanguage, toLine } from './prepare-item.js';
import { anchor, escapeMarkup } from './write-xml.js';

export interface StoryReport {
  url: string;
  title: string;
  sourceTitle: string;
  sourceUrl?: string;
  authors: readonly string[];
  summary?: string;
  language?: string;
  rights?: string;
  /** ISO 8601. */
  publishedAt: string;
  /** Why it belongs to the story; the lead article is the one the feeds show. */
  kind: 'lead' | OtherReport['kind'];
}

export interface StoryPage {
  title: string;
  language?: string;
  /** Absolute URL of the page. */
  url: string;
  site: { title: string; url: string };
  /** In any order. */
  reports: readonly StoryReport[];
  related: readonly RelatedLink[];
  topics: readonly { title: string; homeUrl: string }[];
  /** The story as feed documents, when there are any. */
  selfUrls?: FormatUrls;
}

const maxLinks = 20;

const badges: Readonly<Record<StoryReport['kind'], string>> = {
  lead: 'Shown in feeds',
  exact: 'Same text',
  near: 'Nearly the same text',
  story: '',
};

const byTime = (a: StoryReport, b: StoryReport): number =>
  toInstant(a.publishedAt) - toInstant(b.publishedAt) || (a.url < b.url ? -1 : Number(a.url > b.url));

function writeReport(report: StoryReport): string {
  const authors = report.authors.map(toLine).filter(Boolean).join(', ');
  const rights = toLine(report.rights);
  const summary = toLine(report.summary);
  const facts = [
    `<bdi>${anchor(toAbsoluteUrl(report.sourceUrl), toLine(report.sourceTitle))}</bdi>`,
    authors ? `<bdi>${escapeMarkup(authors)}</bdi>` : '',
    rights ? `<bdi>${escapeMarkup(rights)}</bdi>` : '',
    badges[report.kind] ? `<bdi class="badge" lang="en">${badges[report.kind]}</bdi>` : '',
  ];
  const title = toLine(report.title) || report.url;
  return [
    `<li${report.kind === 'lead' ? ' data-lead' : ''}><article${languageOf(toLanguage(report.language))}>`,
    `<p class="meta">${writeTime(toInstant(report.publishedAt))}</p>`,
    `<h2>${anchor(toAbsoluteUrl(report.url), title)}</h2>`,
    `<p class="meta">${facts.filter(Boolean).join(' · ')}</p>`,
    summary ? `<p class="text">${escapeMarkup(summary)}</p>` : '',
    '</article></li>',
  ].join('');
}

function writeLine(report: StoryReport): string {
  return writeHeadline({
    title: toLine(report.title) || report.url,
    url: toAbsoluteUrl(report.url),
    sourceTitle: toLine(report.sourceTitle),
    published: toInstant(report.publishedAt),
    language: toLanguage(report.language),
  });
}

function writeLinks(heading: string, links: readonly { title: string; url: string }[]): string {
  if (links.length === 0) return '';
  const rows = links
    .slice(0, maxLinks)
    .map(({ title, url }) => `<li dir="auto">${anchor(toAbsoluteUrl(url), toLine(title) || url)}</li>`);
  return `<section class="aside"><h2>${heading}</h2><ul class="coverage">${rows.join('')}</ul></section>`;
}

function writeIntro(story: StoryPage, reports: readonly StoryReport[]): string {
  const sources = new Set(reports.map(({ sourceTitle }) => toLine(sourceTitle))).size;
  const first = reports[0] ? ` · First reported ${writeTime(toInstant(reports[0].publishedAt))}` : '';
  return `<header class="intro"${directionOf(story.language)}><h1${languageOf(toLanguage(story.language))}>${escapeMarkup(toLine(story.title))}</h1>
<p class="facts" lang="en"><bdi>${writeCount(reports.length, 'report')} from ${writeCount(sources, 'source')}${first}</bdi></p>
${story.selfUrls ? writeSubscribe(story.selfUrls) : ''}</header>`;
}

/** One HTML page, oldest report first. */
export function renderStory(story: StoryPage): string {
  const reports = story.reports.toSorted(byTime);
  const topics = story.topics.map(({ title, homeUrl }) => ({ title, url: homeUrl }));
  return renderPage({
    title: story.title,
    site: story.site,
    url: story.url,
    ...(story.selfUrls ? { alternates: story.selfUrls } : {}),
    noindex: true,
    main: [
      writeIntro(story, reports),
      writeRows(
        fitRows(reports.map((report) => ({ rich: writeReport(report), compact: writeLine(report) }))),
        'timeline',
        'reports',
      ),
      writeLinks('Related', story.related),
      writeLinks('In topics', topics),
    ].join('\n'),
  });
}
