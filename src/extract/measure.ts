/** Measures of each element's text: how much, how much of it in links, how much of it prose. */
import { type Element, isElement, isText, type ParentNode } from './dom.js';
import { BLOCKS, HEADINGS, SILENT } from './elements.js';

/** Characters. */
export interface Measure {
  text: number;
  link: number;
  /** Text of lines long enough to be sentences and not mostly links. */
  prose: number;
  /** Lines that are prose. */
  paragraphs: number;
}

export type Measures = Map<ParentNode, Measure>;

const MIN_PROSE_LINE = 60;
const MAX_PROSE_LINK_SHARE = 0.5;
/** Code counts, but a listing alone is no article. */
const CODE_WEIGHT = 0.5;

interface Run {
  text: number;
  link: number;
}

function visibleLength(data: string): number {
  return data.replace(/\s+/g, ' ').trim().length;
}

class Measurer {
  readonly measures: Measures = new Map();

  /** Measures an element; gives its text to `line`, the run of inline text it stands in, unless it is a block. */
  visit(node: ParentNode, line: Run, isLinked: boolean): Measure {
    const measure: Measure = { text: 0, link: 0, prose: 0, paragraphs: 0 };
    this.measures.set(node, measure);
    for (const child of node.children) {
      if (isText(child)) this.addText(visibleLength(child.data), measure, line, isLinked);
      else if (isElement(child) && !SILENT.has(child.name))
        this.visitChild(child, node, measure, line, isLinked);
    }
    return measure;
  }

  private addText(length: number, measure: Measure, line: Run, isLinked: boolean): void {
    measure.text += length;
    line.text += length;
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
    const isBlock = BLOCKS.has(child.name);
    if (isBlock) this.endLine(parent, measure, line);
    const inner = isBlock ? { text: 0, link: 0 } : line;
    const sum = this.visit(child, inner, isLinked || child.name === 'a');
    if (isBlock) this.endLine(child, sum, inner);
    measure.text += sum.text;
    measure.link += sum.link;
    measure.prose += sum.prose;
    measure.paragraphs += sum.paragraphs;
  }

  private endLine(node: ParentNode, measure: Measure, line: Run): void {
    const isHeading = isElement(node as Element) && HEADINGS.has((node as Element).name);
    if (line.text >= MIN_PROSE_LINE && line.link < line.text * MAX_PROSE_LINK_SHARE && !isHeading) {
      const weight = (node as Element).name === 'pre' ? CODE_WEIGHT : 1;
      measure.prose += (line.text - line.link) * weight;
      measure.paragraphs += 1;
    }
    line.text = 0;
    line.link = 0;
  }
}

export function measureAll(root: ParentNode): Measures {
  const measurer = new Measurer();
  const line = { text: 0, link: 0 };
  measurer.visit(root, line, false);
  return measurer.measures;
}

const NOTHING: Measure = { text: 0, link: 0, prose: 0, paragraphs: 0 };

export function measureOf(measures: Measures, node: ParentNode): Measure {
  return measures.get(node) ?? NOTHING;
}

/** Share of the text that is in links, 0 to 1. */
export function linkDensity(measure: Measure): number {
  return measure.text === 0 ? 0 : measure.link / measure.text;
}
