/** Splits a tree into runs of text: what a reader sees as one block, however it is marked up. */
import { isNamedAd } from './ad-names.js';
import { type Element, isElement, isText, type ParentNode, type Text } from './dom.js';
import { BLOCKS, SILENT } from './elements.js';
import type { BlockRole } from './judge-blocks.js';
import { roleOfCell, roleOfItem, textUpTo } from './list-roles.js';
import { matchMarker } from './match-marker.js';

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
const CELLS: ReadonlySet<string> = new Set(['td', 'th', 'dt', 'dd']);
/** No label of an ad is longer, in characters. */
const MAX_LABEL = 120;
/** Silent to an extractor, but it shows a label. */
const CONTROLS: ReadonlySet<string> = new Set(['button']);

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
  private hasText = false;
  private role: BlockRole = 'text';
  private breaks: Element[] = [];
  /** The run before, as long as the same block goes on. */
  private previous: TextRun | undefined;

  addText(text: Text, role: BlockRole): void {
    if (!this.hasText && text.data.trim() !== '') {
      this.role = role;
      this.hasText = true;
    }
    this.texts.push(text);
  }

  addBreak(element: Element): void {
    this.close();
    this.breaks.push(element);
    this.previous?.breaksAfter.push(element);
  }

  endBlock(): void {
    this.close();
    this.breaks = [];
    this.previous = undefined;
  }

  private close(): void {
    if (this.hasText) {
      this.previous = { texts: this.texts, role: this.role, breaksBefore: this.breaks, breaksAfter: [] };
      this.runs.push(this.previous);
      this.breaks = [];
    }
    this.texts = [];
    this.hasText = false;
  }
}

function collect(root: ParentNode, role: BlockRole, collector: RunCollector): void {
  for (const child of root.children) {
    if (isText(child)) collector.addText(child, role);
    else if (isElement(child) && (!SILENT.has(child.name) || CONTROLS.has(child.name)))
      collectElement(child, role, collector);
  }
}

/** An inline element that its class calls an ad, and whose whole text is a marker, is a block to the reader. */
function isAdLabel(element: Element): boolean {
  return isNamedAd(element) && matchMarker(textUpTo(element, MAX_LABEL)) !== undefined;
}

function collectElement(element: Element, role: BlockRole, collector: RunCollector): void {
  if (element.name === 'br') {
    collector.addBreak(element);
    return;
  }
  const isBlock = [BLOCKS, CELLS, CONTROLS].some((names) => names.has(element.name)) || isAdLabel(element);
  if (isBlock) collector.endBlock();
  collect(element, roleInside(element, role), collector);
  if (isBlock) collector.endBlock();
}

export function textOfRun({ texts }: TextRun): string {
  return texts.map(({ data }) => data).join('');
}

export function collectRuns(root: ParentNode): TextRun[] {
  const collector = new RunCollector();
  collect(root, 'text', collector);
  collector.endBlock();
  return collector.runs;
}

/** Of the breaks above and below a removed line those on the shorter side go with it; at the edge of a block, all. */
export function spareBreaks({ breaksBefore, breaksAfter }: TextRun): readonly Element[] {
  if (breaksBefore.length === 0 || breaksAfter.length === 0) return [...breaksBefore, ...breaksAfter];
  return breaksBefore.length >= breaksAfter.length ? breaksAfter : breaksBefore;
}
