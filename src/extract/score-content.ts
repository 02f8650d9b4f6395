/** Finds the part of a prepared page that holds its prose. */
import { attribute, type Document, type Element, isElement, type ParentNode } from './dom.js';
import { type Measures, measureAll, measureOf } from './measure.js';

/** A child that holds this much of its parent's prose stands for it. */
const DOMINANT_SHARE = 0.8;
const NAMED_SHARE = 0.6;

const BODY_NAME =
  /(?:^|[\s_-])(?:article|post|entry|story|news|content|blog)[\s_-]*(?:body|content|text|copy|main)(?:$|[\s_-])/i;

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

const LEAVES: ReadonlySet<string> = new Set(['p', 'pre', 'blockquote', 'ul', 'ol', 'table', 'dl', 'tbody']);

/** The smallest element that holds nearly all the prose; undefined when the page has none. */
export function findContent(document: Document): { root: ParentNode; measures: Measures } | undefined {
  const measures = measureAll(document);
  let current: ParentNode = document;
  if (measureOf(measures, document).prose === 0) return undefined;
  for (;;) {
    const child = richestChild(current, measures);
    if (!child || LEAVES.has(child.name)) break;
    const share = measureOf(measures, child).prose / Math.max(1, measureOf(measures, current).prose);
    if (share < (isNamedBody(child) ? NAMED_SHARE : DOMINANT_SHARE)) break;
    current = child;
  }
  return { root: current, measures };
}
