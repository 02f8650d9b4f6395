/** Measures of each element's text: how much, how much of it in links, how much of it prose. */
import { joinSpace } from '../text/normalise.js';
import { readingLength } from '../text/reading-length.js';
import { type Element, isElement, isText, type ParentNode } from './dom.js';
import { BLOCKS, HEADINGS, SILENT } from './elements.js';

/** Characters, those of dense scripts weighed. */
export interface Measure {
  text: number;
  link: number;
  /** Text of lines long enough to be sentences and not mostly links. */
  prose: number;
  /** Lines that are prose. */
  paragraphs: number;
  /** Text of shorter paragraphs that end as a sentence does. */
  short: number;
}

export type Measures = Map<ParentNode, Measure>;

const MIN_PROSE_LINE = 60;
const MIN_SHORT_LINE = 12;
const SENTENCE_END = /[.!?…。！？؟।]['"”’»」』)]*\s*$/u;
const MAX_PROSE_LINK_SHARE = 0.5;
/** Code counts, but a listing alone is no article. */
const CODE_WEIGHT = 0.5;

interface Run {
  text: number;
  link: number;
  /** Whether what was read of it ends a sentence. */
  isEnded: boolean;
}

function visibleLength(data: string): number {
  return readingLength(joinSpace(data));
}

/** A cell of several lines lays a page out; the others of a row make one line. */
function isLayoutCell(element: Element): boolean {
  if (element.name !== 'td') return false;
  const breaks = (node: Element): boolean =>
    node.children.some((child) => isElement(child) && (child.name === 'br' || BLOCKS.has(child.name)));
  return breaks(element) || element.children.some((child) => isElement(child) && breaks(child));
}

class Measurer {
  readonly measures: Measures = new Map();

  /** Measures an element; gives its text to `line`, the run of inline text it stands in, unless it is a block. */
  visit(node: ParentNode, line: Run, isLinked: boolean): Measure {
    const measure: Measure = { text: 0, link: 0, prose: 0, paragraphs: 0, short: 0 };
    this.measures.set(node, measure);
    for (const child of node.children) {
      if (isText(child)) this.addText(child.data, measure, line, isLinked);
      else if (isElement(child) && !SILENT.has(child.name))
        this.visitChild(child, node, measure, line, isLinked);
    }
    return measure;
  }

  private addText(data: string, measure: Measure, line: Run, isLinked: boolean): void {
    const length = visibleLength(data);
    if (length === 0) return;
    measure.text += length;
    line.text += length;
    line.isEnded = SENTENCE_END.test(data.slice(-20));
    if (!isLinked) return;
    measure.link += length;
    line.link += length;
  }

  private visitChild(
    child: Element,
    parent: ParentNode,
    measure: Measure,
    line: Run,
    isLinked: boolean,
  ): void {
    if (child.name === 'br') {
      this.endLine(parent, measure, line);
      return;
    }
    const isBlock = BLOCKS.has(child.name) || isLayoutCell(child);
    if (isBlock) this.endLine(parent, measure, line);
    const inner = isBlock ? { text: 0, link: 0, isEnded: false } : line;
    const sum = this.visit(child, inner, isLinked || child.name === 'a');
    if (isBlock) this.endLine(child, sum, inner);
    measure.text += sum.text;
    measure.link += sum.link;
    measure.prose += sum.prose;
    measure.paragraphs += sum.paragraphs;
    measure.short += sum.short;
  }

  private endLine(node: ParentNode, measure: Measure, line: Run): void {
    const isHeading = isElement(node as Element) && HEADINGS.has((node as Element).name);
    if (line.text >= MIN_PROSE_LINE && line.link < line.text * MAX_PROSE_LINK_SHARE && !isHeading) {
      const weight = (node as Element).name === 'pre' ? CODE_WEIGHT : 1;
      measure.prose += (line.text - line.link) * weight;
      measure.paragraphs += 1;
    } else if (
      line.isEnded &&
      line.text >= MIN_SHORT_LINE &&
      line.link === 0 &&
      (node as Element).name === 'p'
    )
      measure.short += line.text;
    line.text = 0;
    line.link = 0;
  }
}

export function measureAll(root: ParentNode): Measures {
  const measurer = new Measurer();
  const line = { text: 0, link: 0, isEnded: false };
  measurer.visit(root, line, false);
  return measurer.measures;
}

const NOTHING: Measure = { text: 0, link: 0, prose: 0, paragraphs: 0, short: 0 };

export function measureOf(measures: Measures, node: ParentNode): Measure {
  return measures.get(node) ?? NOTHING;
}

/** Share of the text that is in links, 0 to 1. */
export function linkDensity(measure: Measure): number {
  return measure.text === 0 ? 0 : measure.link / measure.text;
}
