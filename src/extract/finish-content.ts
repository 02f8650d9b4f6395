/** The last steps for any article, of a page or of a feed: markers out, links cleaned, made safe. */
import type { Removal } from '../vocabulary/article.js';
import { isCaption } from './captions.js';
import { cleanDom } from './clean-dom.js';
import { cleanLinks } from './clean-links.js';
import { type Element, isElement, isText, type ParentNode, removeWhere, serialise } from './dom.js';
import type { ExtractOptions } from './extract-options.js';
import { htmlToText } from './html-to-text.js';
import { sanitise } from './sanitise.js';

/** Records of removals that are kept; hostile pages would give any number. */
const MAX_REMOVED = 300;

export interface FinishedContent {
  text: string;
  html: string;
  removed: Removal[];
}

/** Changes the tree in place. */
export function finishContent(
  root: ParentNode,
  baseUrl: string,
  title: string | undefined,
  options: ExtractOptions,
): FinishedContent {
  const removed = cleanDom(root, { ...options, ...(title === undefined ? {} : { title }) });
  cleanLinks(root, baseUrl);
  removeEmpty(root);
  return { text: htmlToText(root, isCaption), html: sanitise(serialise(root.children)), removed };
}

const WRAPPERS =
  /^(?:p|div|section|article|header|footer|aside|ul|ol|dl|li|dt|dd|h[1-6]|figure|figcaption|blockquote|span|strong|em|b|i|a|table|tbody|thead|tr|center|main)$/;
const SHOWN = /^(?:img|picture|video|audio|iframe|hr|br|td|th)$/;

/** Wrappers that cleaning left without text or media, inner ones first. */
function removeEmpty(root: ParentNode): boolean {
  let isEmpty = true;
  const empty = new Set<Element>();
  for (const child of root.children) {
    if (!isElement(child)) isEmpty &&= !isText(child) || child.data.trim() === '';
    else if (removeEmpty(child) && WRAPPERS.test(child.name)) empty.add(child);
    else isEmpty &&= child.name === 'br';
  }
  if (empty.size > 0) removeWhere(root, (element) => (empty.has(element) ? true : 'keep'));
  return isEmpty && !(isElement(root as Element) && SHOWN.test((root as Element).name));
}

export function recordOf(...removed: readonly Removal[][]): Removal[] {
  return removed.flat().slice(0, MAX_REMOVED);
}
