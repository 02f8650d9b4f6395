/** Finds the part of a prepared page that holds its prose. */
import { attribute, type Document, type Element, isElement, type ParentNode } from './dom.js';
import { linkDensity, type Measures, measureAll, measureOf } from './measure.js';

/** A child that holds this share of its parent's prose stands for it. */
const DOMINANT_SHARE = 0.75;
const NAMED_SHARE = 0.6;
/** A lead paragraph that stands before the body, outside of it: characters of prose, share of links. */
const MIN_LEAD = 150;
const MAX_LEAD_LINKED = 0.25;
/** More than this before the body is another text. */
const MAX_LEAD_SHARE = 0.3;

const BODY_NAME =
  /(?:^|[\s_-])(?:article|post|entry|story|news|content|blog)[\s_-]*(?:body|content|text|copy|main)(?:$|[\s_-])/i;
const LEAVES: ReadonlySet<string> = new Set(['p', 'pre', 'blockquote', 'ul', 'ol', 'table', 'dl', 'tbody']);
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

/** The smallest element that holds nearly all the prose. */
function descend(document: Document, measures: Measures): ParentNode {
  let current: ParentNode = document;
  for (;;) {
    const child = richestChild(current, measures);
    if (!child || LEAVES.has(child.name)) return current;
    const share = measureOf(measures, child).prose / Math.max(1, measureOf(measures, current).prose);
    if (share < (isNamedBody(child) ? NAMED_SHARE : DOMINANT_SHARE)) return current;
    current = child;
  }
}

/** Lead paragraphs that pages put beside the body, before it; what stands after the body is something else. */
function findLeads(body: ParentNode, measures: Measures): Element[] {
  const leads: Element[] = [];
  const maxProse = measureOf(measures, body).prose * MAX_LEAD_SHARE;
  let current = body;
  while (isElement(current as Element) && current.parent && !REGIONS.has((current as Element).name)) {
    const before: Element[] = [];
    for (const sibling of current.parent.children) {
      if (sibling === current) break;
      if (!isElement(sibling)) continue;
      const measure = measureOf(measures, sibling);
      const isLead =
        measure.prose >= MIN_LEAD && measure.prose <= maxProse && linkDensity(measure) < MAX_LEAD_LINKED;
      if (isLead) before.push(sibling);
    }
    leads.unshift(...before);
    current = current.parent;
  }
  return leads;
}

export interface ScoredContent {
  body: ParentNode;
  /** In document order, outside of the body. */
  leads: Element[];
}

/** Undefined when the page has no prose. */
export function scoreContent(document: Document): ScoredContent | undefined {
  const measures = measureAll(document);
  if (measureOf(measures, document).prose === 0) return undefined;
  const body = descend(document, measures);
  return { body, leads: findLeads(body, measures) };
}
