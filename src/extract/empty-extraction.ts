/** The verdict on a document that gives no article; apart, so that naming it loads no parser. */
import type { Extraction } from '../vocabulary/article.js';

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
