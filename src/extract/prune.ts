/** Takes a node out of a tree together with the wrappers, rules and figures that then hold nothing. */
import {
  attribute,
  type ChildNode,
  type Element,
  isElement,
  isText,
  type ParentNode,
  remove,
} from './dom.js';

const KEPT: ReadonlySet<string> = new Set(['html', 'body', 'main', 'article']);
/** What shows something without text. */
const SHOWN: ReadonlySet<string> = new Set(
  'img picture video audio iframe embed object svg canvas math table form input hr'.split(' '),
);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
/** Names of classes and ids around ad slots. */
const AD_NAME =
  /(?:^|[\s_-])(?:ads?|adv|adverts?|advertisements?|advertising|adslot|adbox|adunit|adwrapper|dfp|sponsor(?:ed)?|publicite|publicidad|publicidade|pubblicita|anzeige|werbung|reklama?|annonse?|advertentie)(?:$|[\s_-])/iu;

function shows(node: ChildNode, ignored: ReadonlySet<string>): boolean {
  if (isText(node)) return node.data.trim() !== '';
  if (!isElement(node) || node.name === 'script' || node.name === 'style' || node.name === 'noscript')
    return false;
  if (SHOWN.has(node.name) && !ignored.has(node.name)) return true;
  return node.children.some((child) => shows(child, ignored));
}

const NOTHING: ReadonlySet<string> = new Set();
const MEDIA: ReadonlySet<string> = new Set([
  'img',
  'picture',
  'iframe',
  'embed',
  'object',
  'svg',
  'video',
  'canvas',
  'hr',
]);

/** An ad's own wrapper counts as empty with its picture or frame in it, and so does a figure whose caption went. */
function isEmpty(element: Element, removed: ChildNode): boolean {
  const isAd = AD_NAME.test(`${attribute(element, 'class')} ${attribute(element, 'id')}`);
  const isCaptioned = element.name === 'figure' && isElement(removed) && removed.name === 'figcaption';
  const ignored = isAd || isCaptioned ? MEDIA : NOTHING;
  return !element.children.some((child) => shows(child, ignored));
}

function neighbour(node: ChildNode, step: 'prev' | 'next'): ChildNode | null {
  let other = node[step];
  while (other && isText(other) && other.data.trim() === '') other = other[step];
  return other;
}

function isRule(node: ChildNode | null): node is Element {
  return node !== null && isElement(node) && node.name === 'hr';
}

/** The two rules that framed the node, or the one that is left at an end of its parent. */
function orphanedRules(node: ChildNode): Element[] {
  const before = neighbour(node, 'prev');
  const after = neighbour(node, 'next');
  if (isRule(before) && isRule(after)) return [before, after];
  if (isRule(before) && after === null) return [before];
  return isRule(after) && before === null ? [after] : [];
}

/** Removes the node, then its ancestors below `root` as long as they show nothing. */
export function pruneAround(node: ChildNode, root: ParentNode): void {
  let current: ChildNode = node;
  for (;;) {
    const parent: ParentNode | null = current.parent;
    if (!parent) return;
    const isInline = isText(current);
    const rules = isInline ? [] : orphanedRules(current);
    const removed = current;
    remove(current);
    for (const rule of rules) remove(rule);
    if (parent === root || !isElement(parent) || KEPT.has(parent.name)) return;
    if (CELLS.has(parent.name)) {
      const row: ParentNode | null = parent.parent;
      if (!row || row === root || !isElement(row) || !isEmpty(row, removed)) return;
      current = row;
    } else if (isEmpty(parent, removed)) current = parent;
    else return;
  }
}
