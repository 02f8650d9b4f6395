/** The last steps for any article, of a page or of a feed: markers out, links cleaned, made safe. */
import type { Extraction, Removal } from '../vocabulary/article.js';
import { cleanDom } from './clean-dom.js';
import { cleanLinks } from './clean-links.js';
import { type ParentNode, serialise } from './dom.js';
import type { ExtractOptions } from './extract-options.js';
import { htmlToText } from './html-to-text.js';
import { sanitise } from './sanitise.js';

export interface FinishedContent {
  text: string;
  html: string;
  removed: Removal[];
}

/** Captions speak of pictures; they stay in the HTML, beside theirs. */
const CAPTIONS: ReadonlySet<string> = new Set(['figcaption']);

/** Changes the tree in place. */
export function finishContent(
  root: ParentNode,
  baseUrl: string,
  title: string | undefined,
  options: ExtractOptions,
): FinishedContent {
  const removed = cleanDom(root, { ...options, ...(title === undefined ? {} : { title }) });
  cleanLinks(root, baseUrl);
  return { text: htmlToText(root, CAPTIONS), html: sanitise(serialise(root.children)), removed };
}

export function emptyExtraction(because: string): Extraction {
  return {
    text: '',
    html: '',
    authors: [],
    categories: [],
    related: [],
    removed: [],
    verdict: 'empty',
    because,
  };
}
