/** Tells list items and table cells that say something by their company from those that only hold layout. */
import { type Element, isElement, isText, type ParentNode } from './dom.js';
import type { BlockRole } from './judge-blocks.js';

/** Items of this length on average are keywords, in characters. */
const KEYWORD = 25;
/** A cell with so much text next to it is layout, in characters. */
const PARAGRAPHS = 200;
/** Siblings looked at on each side. */
const REACH = 20;

const ITEMS: ReadonlySet<string> = new Set(['li']);
const CELLS: ReadonlySet<string> = new Set(['td', 'th', 'dt', 'dd']);

/** The text of a tree up to a length; the rest is not visited. */
export function textUpTo(root: ParentNode, length: number): string {
  let text = '';
  for (const child of root.children) {
    if (text.length >= length) break;
    if (isText(child)) text += child.data.slice(0, length);
    else if (isElement(child)) text += textUpTo(child, length - text.length);
  }
  return text.trim();
}

function siblingTexts(element: Element, names: ReadonlySet<string>): string[] {
  const texts: string[] = [];
  for (const step of ['prev', 'next'] as const) {
    let sibling = element[step];
    for (let count = 0; sibling && count < REACH; sibling = sibling[step]) {
      if (!isElement(sibling)) continue;
      count++;
      const text = names.has(sibling.name) ? textUpTo(sibling, PARAGRAPHS) : '';
      if (text !== '') texts.push(text);
    }
  }
  return texts;
}

/** `listed` where the other items are keywords, so that this one may be a keyword too. */
export function roleOfItem(item: Element): BlockRole {
  const others = siblingTexts(item, ITEMS);
  if (others.length < 2) return 'text';
  const length = others.reduce((sum, text) => sum + text.length, 0);
  return length / others.length <= KEYWORD ? 'listed' : 'text';
}

/** `data` where other cells of the row, or other terms, hold something short. */
export function roleOfCell(cell: Element): BlockRole {
  const others = siblingTexts(cell, CELLS);
  return others.some((text) => text.length < PARAGRAPHS) ? 'data' : 'text';
}
