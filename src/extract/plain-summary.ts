/** The publisher's own summary of an article as plain text, without markup and without ad markers. */
import type { ParsedEntry } from '../vocabulary/feed-document.js';
import { cleanLines } from './clean-lines.js';
import { htmlToText } from './html-to-text.js';
import { parsePage } from './parse-page.js';

/** Summaries are short; what is longer is the article in the wrong place. */
const readCharacters = 20_000;
const keptCharacters = 1_000;

function shorten(text: string): string {
  if (text.length <= keptCharacters) return text;
  const cut = text.slice(0, keptCharacters);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), keptCharacters - 80)).trimEnd()}…`;
}

/** Null where the entry has no content beside its summary: then the summary is the content. */
export function plainSummary({ summaryHtml, contentHtml, url }: ParsedEntry): string | null {
  if (summaryHtml === undefined || contentHtml === undefined) return null;
  const parsed = parsePage(summaryHtml.slice(0, readCharacters), url ?? 'about:blank');
  if ('failure' in parsed) return null;
  const { lines } = cleanLines(htmlToText(parsed.document).split('\n'));
  const text = lines.join(' ').replace(/\s+/g, ' ').trim();
  return text === '' ? null : shorten(text);
}
