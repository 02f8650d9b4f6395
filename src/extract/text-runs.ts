/** Splits a tree into runs of text: what a reader sees as one block, however it is marked up. */
import { type Element, isElement, isText, type ParentNode, type Text } from './dom.js';
import { BLOCKS, SILENT } from './elements.js';
import type { BlockRole } from './judge-blocks.js';
import { roleOfCell, roleOfItem } from './list-roles.js';

/** Text between two block boundaries or line breaks, with the breaks around it. */
export interface TextRun {
  texts: Text[];
  role: BlockRole;
  /** `<br>` since the run before, in the same block. */
  breaksBefore: Element[];
  breaksAfter: Element[];
}

const QUOTES: ReadonlySet<string> = new Set(['blockquote', 'q', 'cite']);
const CODE: ReadonlySet<string> = new Set(['pre', 'code', 'samp', 'kbd', 'tt', 'var', 'textarea', 'math']);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);

function roleInside(element: Element, role: BlockRole): BlockRole {
  if (role === 'quoted' || role === 'code') return role;
  if (QUOTES.has(element.name)) return 'quoted';
  if (CODE.has(element.name)) return 'code';
  if (element.name === 'h1') return 'title';
  if (/^h[2-6]$/u.test(element.name)) return 'heading';
  if (element.name === 'li') return roleOfItem(element);
  return CELLS.has(element.name) ? roleOfCell(element) : role;
}

class RunCollector {
  readonly runs: TextRun[] = [];
  private texts: Text[] = [];
  private role: BlockRole = 'text';
  private breaks: Element[] = [];

  addText(text: Text, role: BlockRole): void {
    if (text.data.trim() !== '' && !this.texts.some(({ data }) => data.trim() !== '')) this.role = role;
    this.texts.push(text);
  }

  addBreak(element: Element): void {
    this.close();
    this.breaks.push(element);
    this.runs.at(-1)?.breaksAfter.push(element);
  }

  endBlock(): void {
    this.close();
    this.breaks = [];
  }

  private close(): void {
    if (this.texts.some(({ data }) => data.trim() !== '')) {
      this.runs.push({ texts: this.texts, role: this.role, breaksBefore: this.breaks, breaksAfter: [] });
      this.breaks = [];
    }
    this.texts = [];
  }
}

function collect(root: ParentNode, role: BlockRole, collector: RunCollector): void {
  for (const child of root.children) {
    if (isText(child)) collector.addText(child, role);
    else if (isElement(child) && !SILENT.has(child.name)) collectElement(child, role, collector);
  }
}

function collectElement(element: Element, role: BlockRole, collector: RunCollector): void {
  if (element.name === 'br') {
    collector.addBreak(element);
    return;
  }
  const isBlock = BLOCKS.has(element.name) || CELLS.has(element.name);
  if (isBlock) collector.endBlock();
  collect(element, roleInside(element, role), collector);
  if (isBlock) collector.endBlock();
}

export function collectRuns(root: ParentNode): TextRun[] {
  const collector = new RunCollector();
  collect(root, 'text', collector);
  collector.endBlock();
  return collector.runs;
}
