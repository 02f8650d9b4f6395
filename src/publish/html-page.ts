/** The frame of every page: head, landmarks, the way home, and the pieces that pages share. */
import { writeNumber } from '../text/write-count.js';
import type { FormatUrls } from '../vocabulary/item.js';
import type { FittedRows } from './fit-rows.js';
import { toReadableDate, toRfc3339 } from './format-date.js';
import { generator } from './prepare-feed.js';
import { toLine } from './prepare-item.js';
import { styleName } from './stylesheet.js';
import { anchor, escapeMarkup } from './write-xml.js';

export interface PageFrame {
  /** Plain text. */
  title: string;
  description?: string;
  site: { title: string; url: string };
  /** Absolute URL of this page. */
  url: string;
  /** Feed documents with the same content. */
  alternates?: FormatUrls;
  iconUrl?: string;
  /** Republished text stays out of search engines: the publisher's page is the one to find. */
  noindex?: boolean;
  /** The home page itself: a grid of cards, and no link home above its own heading. */
  isHome?: boolean;
  /** HTML of the `main` landmark. */
  main: string;
  /** HTML links at the end of the page. */
  end?: string;
}

/** Names, media types and labels of the formats, in the order readers prefer them. */
export const formats = [
  { key: 'rss', label: 'RSS', type: 'application/rss+xml' },
  { key: 'atom', label: 'Atom', type: 'application/atom+xml' },
  { key: 'json', label: 'JSON', type: 'application/feed+json' },
] as const;

/** Scripts written from right to left (Unicode, Bidi_Class R and AL) and the languages that use them. */
const rightToLeft = /^(?:ar|arc|ckb|dv|fa|he|iw|ks|ku-arab|nqo|pnb|ps|sd|syr|ug|ur|yi)(?:-|$)/i;

/** `dir` alone, for a part of a page that holds a piece of text in that language among words of ours. */
export function directionOf(language: string | undefined): string {
  return language && rightToLeft.test(language) ? ' dir="rtl"' : '';
}

/** `lang` and `dir` for a piece of text; without a known language the browser looks at its first letter. */
export function languageOf(language: string | undefined): string {
  if (!language) return ' dir="auto"';
  return ` lang="${escapeMarkup(language)}" dir="${rightToLeft.test(language) ? 'rtl' : 'ltr'}"`;
}

/** A date for people, kept together and in its own direction inside text of any language. */
export function writeTime(instant: number): string {
  return `<bdi lang="en"><time datetime="${toRfc3339(instant)}">${toReadableDate(instant)}</time></bdi>`;
}

export interface Headline {
  title: string;
  url: string | undefined;
  sourceTitle: string;
  /** Milliseconds since 1970. */
  published: number;
  language?: string | undefined;
}

/** An item on one line: its title, where it is from, and when. */
export function writeHeadline({ title, url, sourceTitle, published, language }: Headline): string {
  const meta = `<bdi>${escapeMarkup(sourceTitle)}</bdi> · ${writeTime(published)}`;
  return `<li${languageOf(language)}>${anchor(url, title)} <span class="meta">${meta}</span></li>`;
}

/** What `fitRows` chose, as one list in full and one of lines. */
export function writeRows({ rich, compact, left }: FittedRows, richClass: string, noun: string): string {
  const full = rich.length > 0 ? `<ol class="${richClass}">\n${rich.join('\n')}\n</ol>` : '';
  const lines =
    compact.length > 0
      ? `<h2 class="earlier">More ${noun}</h2>\n<ol class="newest">\n${compact.join('\n')}\n</ol>`
      : '';
  const rest = left > 0 ? `<p class="facts">And ${writeNumber(left)} more in the feed documents.</p>` : '';
  return [full, lines, rest].filter(Boolean).join('\n');
}

/** A form that works without a script. */
export function writeSearch(searchUrl: string | undefined, text = ''): string {
  if (!searchUrl) return '';
  const value = text ? ` value="${escapeMarkup(text)}"` : '';
  const field = `<input id="q" name="q" type="search" required maxlength="200" dir="auto" placeholder="Search stories"${value}>`;
  const label = '<label class="vh" for="q">Search stories</label>';
  return `<form class="search" role="search" action="${escapeMarkup(searchUrl)}">${label}${field}<button>Search</button></form>`;
}

/** "Subscribe" without a script: an address that one tap selects whole, and a link that opens the reader. */
export function writeSubscribe(urls: FormatUrls): string {
  const rows = formats.map(({ key, label }) => {
    const url = escapeMarkup(urls[key]);
    const open = `<a href="feed:${url}" aria-label="Open in reader: ${label}">Open in reader</a>`;
    return `<div><dt>${label}</dt><dd><code>${url}</code><a href="${url}" aria-label="View ${label}">View</a>${open}</dd></div>`;
  });
  const hint = '<p class="hint">Copy one of these addresses into any feed reader. If unsure, take RSS.</p>';
  return `<details class="subscribe"><summary>Subscribe</summary><dl>${rows.join('')}</dl>${hint}</details>`;
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return escapeMarkup(pathname + search);
}

/**
 * Links within the site name paths only, so that pages lead on under whatever name a visitor came by. What is meant
 * to be copied (the addresses of feeds) is text, and stays whole.
 */
function withOwnPaths(html: string, siteUrl: string): string {
  const { origin } = new URL(siteUrl);
  return html.replaceAll(`href="${origin}/`, 'href="/').replaceAll(`action="${origin}/`, 'action="/');
}

function writeHead(frame: PageFrame): string {
  const { alternates, description, iconUrl } = frame;
  const title = escapeMarkup(toLine(frame.title));
  const links = alternates
    ? formats.map(
        ({ key, label, type }) =>
          `<link rel="alternate" type="${type}" title="${title} (${label})" href="${escapeMarkup(alternates[key])}">`,
      )
    : [];
  return [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    description ? `<meta name="description" content="${escapeMarkup(toLine(description))}">` : '',
    frame.noindex ? '<meta name="robots" content="noindex">' : '',
    '<meta name="referrer" content="no-referrer">',
    `<link rel="canonical" href="${escapeMarkup(frame.url)}">`,
    ...links,
    iconUrl ? `<link rel="icon" href="${pathOf(iconUrl)}">` : '',
    `<link rel="stylesheet" href="${pathOf(`${frame.site.url}${styleName}`)}">`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** Grain falling through a sieve, as in the site's icon: decoration, so hidden from screen readers. */
export const mark =
  '<svg class="mark" viewBox="8 6 48 56" aria-hidden="true"><path d="M10 20h44l-6 14a18 14 0 0 1-32 0z"/>' +
  '<circle cx="24" cy="13" r="3"/><circle cx="33" cy="10" r="3"/><circle cx="41" cy="14" r="3"/>' +
  '<circle cx="26" cy="52" r="3"/><circle cx="32" cy="58" r="3"/><circle cx="38" cy="52" r="3"/></svg>';

/** A whole page: no script, no request but for our style sheet and icon, landmarks and one `h1` (in `main`). */
export function renderPage(frame: PageFrame): string {
  const link = `<a href="${escapeMarkup(frame.site.url)}">${mark}<span dir="auto">${escapeMarkup(toLine(frame.site.title))}</span></a>`;
  const bar = frame.isHome ? '' : `<header class="bar">${link}</header>\n`;
  const body = `<a class="skip" href="#main">Skip to content</a>
${bar}<main id="main" tabindex="-1">
${frame.main}
</main>
<footer class="end">${frame.end ?? ''}<span>Published with ${generator}. Every article belongs to its publisher.</span></footer>`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
${writeHead(frame)}
</head>
<body${frame.isHome ? ' class="wide"' : ''}>
${withOwnPaths(body, frame.site.url)}
</body>
</html>
`;
}
