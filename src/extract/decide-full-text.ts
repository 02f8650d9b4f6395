/** Whether an entry carries its article, or its page has to be fetched for it. */
import { readingLength } from '../text/reading-length.js';
import type { ParsedEntry } from '../vocabulary/feed-document.js';

export interface FullTextDecision {
  fetch: boolean;
  because: string;
}

/** A summary is a few sentences; a text this long is the article in nearly every feed. */
const articleLength = 1_500;

/** Teasers give themselves away at the end. */
const cutOff =
  /(?:\[?(?:…|\.\.\.)\]?|read more|continue reading|weiterlesen|lire la suite|leer más|читать далее)[\s»›→>]*$/i;

/** Single spaces, which most of them are, stay as they are: that takes a third of the time. */
function plainText(html: string): string {
  return html
    .replace(/<[^>]{0,2000}>/g, ' ')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
}

export function decideFullText(
  announced: ParsedEntry,
  setting: 'auto' | 'always' | 'never',
): FullTextDecision {
  if (!/^https?:\/\//i.test(announced.url ?? ''))
    return { fetch: false, because: 'the entry has no web address' };
  if (setting !== 'auto') return { fetch: setting === 'always', because: `"fullText" is "${setting}"` };
  const content = announced.contentHtml ?? announced.summaryHtml ?? '';
  const text = plainText(content);
  const { length } = text;
  if (readingLength(text) < articleLength)
    return { fetch: true, because: `the entry has only ${length} characters` };
  const tail = content
    .slice(-500)
    .replace(/<[^>]{0,400}>/g, ' ')
    .trim();
  if (cutOff.test(tail)) return { fetch: true, because: 'the entry breaks off' };
  return { fetch: false, because: `the entry has ${length} characters` };
}
