/** Tells list items and table cells that say something by their company from those that only hold layout. */
import { type Element, isElement, textOf } from './dom.js';
import type { BlockRole } from './judge-blocks.js';

/** Items of this length on average are keywords, in characters. */
const KEYWORD = 25;
/** A cell with so much text next to it is layout, in characters. */
const PARAGRAPHS = 200;
/** Items looked at in a long list. */
const SAMPLE = 40;

function siblingTexts(element: Element, names: ReadonlySet<string>): string[] {
  const siblings = element.parent?.children ?? [];
  const at = siblings.indexOf(element);
  return siblings
    .slice(Math.max(0, at - SAMPLE), at + SAMPLE)
    .filter((sibling) => sibling !== element && isElement(sibling) && names.has(sibling.name))
    .map((sibling) => textOf(sibling as Element))
    .filter((text) => text !== '');
}

const ITEMS: ReadonlySet<string> = new Set(['li']);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);

/** `listed` where the other items are keywords, so that this one may be a keyword too. */
export function roleOfItem(item: Element): BlockRole {
  const others = siblingTexts(item, ITEMS);
  if (others.length < 2) return 'text';
  const length = others.reduce((sum, text) => sum + text.length, 0);
  return length / others.length <= KEYWORD ? 'listed' : 'text';
}

/** `data` where other cells of the row hold something short. */
export function roleOfCell(cell: Element): BlockRole {
  const others = siblingTexts(cell, CELLS);
  return others.some((text) => text.length < PARAGRAPHS) ? 'data' : 'text';
}
