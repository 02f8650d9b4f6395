/** Takes out what the configuration strips by its selectors; says what it was. */
import type { Removal } from '../vocabulary/article.js';
import { shorten } from './cuts.js';
import { contains, type Document, type Element, remove, select, textOf } from './dom.js';

export function stripSelected(document: Document, selectors: readonly string[] = []): Removal[] {
  const gone: Element[] = [];
  for (const element of selectors.flatMap((selector) => select(selector, document))) {
    if (gone.some((outer) => contains(outer, element))) continue;
    gone.push(element);
    remove(element);
  }
  return gone.flatMap((element) => {
    const text = textOf(element);
    return text.trim() === '' ? [] : [{ rule: 'strip', text: shorten(text) }];
  });
}
