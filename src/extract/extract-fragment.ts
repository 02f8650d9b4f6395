/** Cleans content that is already the article: HTML or plain text out of a feed. */
import { detectLanguage } from '../text/language.js';
import type { Extraction } from '../vocabulary/article.js';
import { type Document, findFirst, type ParentNode } from './dom.js';
import { emptyExtraction } from './empty-extraction.js';
import type { ExtractOptions } from './extract-options.js';
import { paragraphsOf } from './find-content.js';
import { findRelated } from './find-related.js';
import { finishContent, recordOf } from './finish-content.js';
import { judgeText } from './judge-content.js';
import { measureAll } from './measure.js';
import { parsePage } from './parse-page.js';
import { repairImages } from './repair-images.js';
import { stripSelected } from './strip-selected.js';
import { takeTopicsBlock } from './topics-block.js';

export interface FragmentInput {
  /** HTML, escaped HTML or plain text. */
  html: string;
  /** The article's address, for relative links. */
  url: string;
  title?: string;
  options?: ExtractOptions;
}

const ESCAPED = /&lt;(?:p|br|div|a|img|ul|ol|h[1-6]|strong|em|b|i|blockquote|figure|span)\b[^&]{0,500}&gt;/i;

/** Feeds escape once too often; text without any tag has paragraphs by line. */
function parseFragment(
  html: string,
  url: string,
): { document: Document; root: ParentNode } | { reason: string } {
  const parsed = parsePage(html, url);
  if ('failure' in parsed) return { reason: parsed.reason };
  const hasTags = findFirst(parsed.document, () => true) !== undefined;
  if (hasTags) return { document: parsed.document, root: parsed.document };
  if (ESCAPED.test(html)) return parseFragment(textWithLines(parsed.document), url);
  const root = paragraphsOf(textWithLines(parsed.document));
  return { document: parsed.document, root };
}

function textWithLines(document: Document): string {
  return document.children.map((child) => ('data' in child ? String(child.data) : '')).join('');
}

/** Never throws; text over the limits is an empty extraction that says so. */
export function extractFragment(input: FragmentInput): Extraction {
  const parsed = parseFragment(input.html, input.url);
  if ('reason' in parsed)
    return { ...emptyExtraction(`feed content not read: ${parsed.reason}`), title: input.title };
  const { document, root } = parsed;
  const related = findRelated(document, measureAll(document), input.url, input.url);
  repairImages(root);
  const stripped = stripSelected(document, input.options?.strip);
  const topics = takeTopicsBlock(root);
  const { text, html, removed } = finishContent(root, input.url, input.title, input.options ?? {});
  const judged = judgeText(text, text);
  return {
    title: input.title,
    text,
    html,
    authors: [],
    categories: topics.categories,
    language: input.options?.language ?? detectLanguage(text)?.language,
    image: firstImage(root),
    related,
    removed: recordOf(stripped, topics.removed, removed),
    verdict: judged.verdict,
    because: `feed content: ${judged.because}`,
  };
}

function firstImage(root: ParentNode): string | undefined {
  return findFirst(root, (element) => element.name === 'img' && Boolean(element.attribs.src))?.attribs.src;
}
