/** Finds the part of a prepared page that holds its prose. */
import { attribute, type Document, type Element, isElement, type ParentNode, walk } from './dom.js';
import { isTeaserRow } from './link-boxes.js';
import { linkDensity, type Measures, measureAll, measureOf } from './measure.js';

/** A child that holds this share of its parent's prose stands for it. */
const DOMINANT_SHARE = 0.75;
const NAMED_SHARE = 0.6;
/** A lead paragraph that stands before the body, outside of it: characters of prose, share of links. */
const MIN_LEAD = 150;
const MAX_LEAD_LINKED = 0.25;
/** More than this before the body is another text. */
const MAX_LEAD_SHARE = 0.4;
const MAX_BETWEEN_LINKED = 0.5;
const MAX_TWIN_LINKED = 0.08;

const BODY_NAME =
  /(?:^|[\s_-])(?:article|post|entry|story|news|content|blog)[\s_-]*(?:body|content|text|copy|main)(?:$|[\s_-])/i;
const LEAVES: ReadonlySet<string> = new Set(['p', 'pre', 'blockquote', 'ul', 'ol', 'table', 'dl', 'tbody']);
const TABLE_PARTS: ReadonlySet<string> = new Set(['table', 'tbody', 'tr']);
const MIN_CELL_PARAGRAPHS = 3;
/** So much prose, and such a share of it, must be left without teasers for them to count as such: lists look the same. */
const MIN_REST = 200;
const MIN_REST_SHARE = 0.2;
const REGIONS: ReadonlySet<string> = new Set(['body', 'html']);

function isNamedBody(element: Element): boolean {
  if (element.name === 'article' || element.name === 'main') return true;
  if (/\b(?:articleBody|blogPost)\b/i.test(attribute(element, 'itemprop'))) return true;
  return BODY_NAME.test(`${attribute(element, 'class')} ${attribute(element, 'id')}`);
}

function richestChild(node: ParentNode, measures: Measures): Element | undefined {
  let best: Element | undefined;
  for (const child of node.children) {
    if (isElement(child) && (!best || measureOf(measures, child).prose > measureOf(measures, best).prose))
      best = child;
  }
  return best;
}

/** The cell of a table that only lays a page out: it holds several paragraphs. */
function layoutCell(table: Element, measures: Measures): Element | undefined {
  let current: Element | undefined = table;
  while (current && TABLE_PARTS.has(current.name)) current = richestChild(current, measures);
  const isLayout = current?.name === 'td' && measureOf(measures, current).paragraphs >= MIN_CELL_PARAGRAPHS;
  return isLayout ? current : undefined;
}

/** The smallest element that holds nearly all the prose. */
function descend(document: Document, measures: Measures): ParentNode {
  let current: ParentNode = document;
  for (;;) {
    const child = richestChild(current, measures);
    if (!child) return current;
    if (LEAVES.has(child.name)) {
      const cell = layoutCell(child, measures);
      if (!cell || measureOf(measures, cell).prose < measureOf(measures, current).prose * DOMINANT_SHARE)
        return current;
      current = cell;
      continue;
    }
    const share = measureOf(measures, child).prose / Math.max(1, measureOf(measures, current).prose);
    if (share < (isNamedBody(child) ? NAMED_SHARE : DOMINANT_SHARE)) return current;
    current = child;
  }
}

function isLead(element: Element, measures: Measures, maxProse: number): boolean {
  const measure = measureOf(measures, element);
  return measure.prose >= MIN_LEAD && measure.prose <= maxProse && linkDensity(measure) < MAX_LEAD_LINKED;
}

/** From the first lead up to the body: what stands between them belongs to the article too. */
function leadsBefore(body: Element, parent: ParentNode, measures: Measures, maxProse: number): Element[] {
  const before = parent.children.slice(0, parent.children.indexOf(body)).filter(isElement);
  const first = before.findIndex((sibling) => isLead(sibling, measures, maxProse));
  if (first < 0) return [];
  return before
    .slice(first)
    .filter((sibling) => linkDensity(measureOf(measures, sibling)) < MAX_BETWEEN_LINKED);
}

/** The same component again (a text section after the first) continues the body. */
function twinsAfter(body: Element, parent: ParentNode, measures: Measures): Element[] {
  const name = attribute(body, 'class');
  if (name === '') return [];
  return parent.children.slice(parent.children.indexOf(body) + 1).filter((sibling): sibling is Element => {
    if (!isElement(sibling) || sibling.name !== body.name || attribute(sibling, 'class') !== name)
      return false;
    const measure = measureOf(measures, sibling);
    return measure.prose >= MIN_LEAD && linkDensity(measure) < MAX_TWIN_LINKED;
  });
}

/** Parts of the article that pages put beside its body; what else stands after the body is something else. */
function findBeside(body: ParentNode, measures: Measures): { leads: Element[]; twins: Element[] } {
  const found = { leads: [] as Element[], twins: [] as Element[] };
  const maxProse = measureOf(measures, body).prose * MAX_LEAD_SHARE;
  let current = body;
  while (isElement(current as Element) && current.parent && !REGIONS.has((current as Element).name)) {
    const { parent } = current;
    found.leads.unshift(...leadsBefore(current as Element, parent, measures, maxProse));
    found.twins.push(...twinsAfter(current as Element, parent, measures));
    current = parent;
  }
  return found;
}

function teaserRows(document: Document, measures: Measures): Element[] {
  const rows: Element[] = [];
  walk(document, (element) => {
    const isRow = !LEAVES.has(element.name) && isTeaserRow(element, measures);
    if (isRow) rows.push(element);
    return !isRow;
  });
  return rows;
}

/** Flashes and dialogues are articles too: their short sentences count where there is hardly anything else. */
function weighShortLines(measures: Measures): void {
  for (const measure of measures.values()) measure.prose += measure.short;
}

/** Teasers of other articles are prose, and no reason to choose what holds them. */
function discountTeasers(document: Document, measures: Measures): void {
  const rows = teaserRows(document, measures);
  const teased = rows.reduce((sum, row) => sum + measureOf(measures, row).prose, 0);
  if (measureOf(measures, document).prose - teased < MIN_REST) weighShortLines(measures);
  const total = measureOf(measures, document).prose;
  if (total - teased < Math.max(MIN_REST, total * MIN_REST_SHARE)) return;
  for (const row of rows) {
    const { prose } = measureOf(measures, row);
    for (let node: ParentNode | null = row; node; node = node.parent)
      measureOf(measures, node).prose -= prose;
  }
}

export interface ScoredContent {
  body: ParentNode;
  /** Before the body, outside of it, in document order. */
  leads: Element[];
  /** After it. */
  twins: Element[];
}

/** Undefined when the page has no prose. */
export function scoreContent(document: Document): ScoredContent | undefined {
  const measures = measureAll(document);
  discountTeasers(document, measures);
  if (measureOf(measures, document).prose === 0) return undefined;
  const body = descend(document, measures);
  return { body, ...findBeside(body, measures) };
}
