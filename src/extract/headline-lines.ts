/** The short lines around a page's headline, where bylines and dates stand. */
import { joinSpace } from '../text/normalise.js';
import { type Document, isElement, isText, type ParentNode } from './dom.js';
import { BLOCKS, SILENT } from './elements.js';

const BEFORE = 6;
const AFTER = 24;
const MAX_LINE = 160;
const OUTSIDE: ReadonlySet<string> = new Set(['nav', 'footer', 'form', 'menu']);

interface Lines {
  lines: string[];
  /** Index of the first line of the first `<h1>`. */
  headline: number;
}

function endLine(state: Lines & { line: string }): void {
  const text = joinSpace(state.line);
  if (text !== '') state.lines.push(text);
  state.line = '';
}

/** Stops when enough was seen after the headline. */
function gather(root: ParentNode, state: Lines & { line: string }): boolean {
  for (const child of root.children) {
    if (isText(child)) state.line += child.data;
    if (!isElement(child) || SILENT.has(child.name) || OUTSIDE.has(child.name)) continue;
    const isBlock = BLOCKS.has(child.name) || child.name === 'br';
    if (isBlock) endLine(state);
    if (child.name === 'h1' && state.headline < 0) state.headline = state.lines.length;
    if (!gather(child, state)) return false;
    if (isBlock) endLine(state);
    if (state.headline >= 0 && state.lines.length > state.headline + AFTER) return false;
  }
  return true;
}

/** Lines below the headline first, then those above it; without a headline, the first lines of the page. */
export function headlineLines(document: Document): string[] {
  const state = { lines: [] as string[], line: '', headline: -1 };
  gather(document, state);
  endLine(state);
  const { lines, headline } = state;
  const chosen =
    headline < 0
      ? lines.slice(0, AFTER)
      : [
          ...lines.slice(headline + 1, headline + AFTER),
          ...lines.slice(Math.max(0, headline - BEFORE), headline).reverse(),
        ];
  return chosen.filter((line) => line.length <= MAX_LINE);
}
