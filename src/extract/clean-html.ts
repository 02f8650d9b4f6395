/** Removes ad markers and furniture from HTML given as text. */
import type { Removal } from '../vocabulary/article.js';
import { cleanDom } from './clean-dom.js';
import type { CleanOptions } from './clean-options.js';
import { serialise } from './dom.js';
import { parsePage } from './parse-page.js';

/** HTML without markers comes back as it is; HTML over the limits of `parsePage` too, for the extractor judges it. */
export function cleanHtml(html: string, options: CleanOptions = {}): { html: string; removed: Removal[] } {
  const parsed = parsePage(html, '');
  if ('failure' in parsed) return { html, removed: [] };
  const removed = cleanDom(parsed.document, options);
  return removed.length === 0 ? { html, removed } : { html: serialise(parsed.document), removed };
}
