/** The lines of an article as a list: each block that holds text and no further blocks, in document order. */
import { type ChildNode, closest, type Element, isElement, isText, type ParentNode, textOf } from './dom.js';
import { BLOCKS, HEADINGS, SILENT } from './elements.js';
import { linkDensity, type Measures, measureOf } from './measure.js';

export interface ContentBlock {
  element: Element;
  text: string;
  /** Share of the text in links. */
  linked: number;
  isProse: boolean;
  /** 1 to 6 for headings, else 0. */
  level: number;
  /** Stands in a list or table. */
  isItem: boolean;
  isCell: boolean;
}

const ITEMS: ReadonlySet<string> = new Set(['li', 'tr', 'td', 'th', 'dd', 'dt']);

const CELLS: ReadonlySet<string> = new Set(['tr', 'td', 'th']);

function hasBlocks(element: ParentNode): boolean {
  return element.children.some((child) => isElement(child) && (BLOCKS.has(child.name) || hasBlocks(child)));
}

function endsLine(node: ChildNode | null): boolean {
  return node === null || (isElement(node) && (BLOCKS.has(node.name) || node.name === 'br'));
}

function isBlank(node: ChildNode): boolean {
  return isText(node) && node.data.trim() === '';
}

/** An inline element between blocks, such as the date above the first paragraph, is a line by itself. */
function isAlone(element: Element): boolean {
  let [before, after] = [element.prev, element.next];
  while (before && isBlank(before)) before = before.prev;
  while (after && isBlank(after)) after = after.next;
  return (before !== null || after !== null) && endsLine(before) && endsLine(after);
}

function headingLevel(name: string): number {
  return HEADINGS.has(name) ? Number(name.charAt(1)) : 0;
}

function add(
  element: Element,
  measures: Measures,
  isItem: boolean,
  level: number,
  blocks: ContentBlock[],
): void {
  const text = textOf(element);
  if (text === '') return;
  const measure = measureOf(measures, element);
  blocks.push({
    element,
    text,
    linked: linkDensity(measure),
    isProse: measure.prose > 0,
    level,
    isItem,
    isCell: isItem && closest(element, ({ name }) => CELLS.has(name)) !== undefined,
  });
}

function gather(
  root: ParentNode,
  measures: Measures,
  isItem: boolean,
  level: number,
  blocks: ContentBlock[],
): void {
  for (const child of root.children) {
    if (!isElement(child) || SILENT.has(child.name)) continue;
    const isInItem = isItem || ITEMS.has(child.name);
    const inLevel = headingLevel(child.name) || level;
    if (hasBlocks(child)) gather(child, measures, isInItem, inLevel, blocks);
    else if (BLOCKS.has(child.name) || isAlone(child)) add(child, measures, isInItem, inLevel, blocks);
  }
}

export function contentBlocks(root: ParentNode, measures: Measures): ContentBlock[] {
  const blocks: ContentBlock[] = [];
  gather(root, measures, false, 0, blocks);
  return blocks;
}
