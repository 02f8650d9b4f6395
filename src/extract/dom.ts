/** The few tree operations extraction needs; the one place that knows which DOM packages serve them. */
import { selectAll } from 'css-select';
import render from 'dom-serializer';
import { type ChildNode, Element, isTag, isText, type ParentNode, Text } from 'domhandler';
import { removeElement, replaceElement } from 'domutils';
import { decodeHTML } from 'entities';
import { joinSpace } from '../text/normalise.js';

export type { ChildNode, Document, ParentNode, Text } from 'domhandler';
export { Element, isText };

export const isElement: (node: ChildNode | ParentNode) => node is Element = (node): node is Element =>
  isTag(node);

/** Visits elements in document order; `false` from `visit` leaves out what is inside. Safe against removal of the visited. */
export function walk(root: ParentNode, visit: (element: Element) => boolean | undefined): void {
  for (const child of [...root.children]) {
    if (isElement(child) && visit(child) !== false) walk(child, visit);
  }
}

export function findAll(root: ParentNode, test: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  walk(root, (element) => {
    if (test(element)) found.push(element);
    return true;
  });
  return found;
}

export function findFirst(root: ParentNode, test: (element: Element) => boolean): Element | undefined {
  for (const child of root.children) {
    if (!isElement(child)) continue;
    const found = test(child) ? child : findFirst(child, test);
    if (found) return found;
  }
  return undefined;
}

/** Elements a CSS selector names; none when the selector is not valid. */
export function select(selector: string, root: ParentNode): Element[] {
  try {
    return selectAll<ChildNode | ParentNode, Element>(selector, root as ChildNode);
  } catch {
    return [];
  }
}

export function isValidSelector(selector: string): boolean {
  try {
    selectAll(selector, []);
    return true;
  } catch {
    return false;
  }
}

export function attribute(element: Element, name: string): string {
  return element.attribs[name]?.trim() ?? '';
}

function gatherText(root: ParentNode, parts: string[]): void {
  for (const child of root.children) {
    if (isText(child)) parts.push(child.data);
    else if (isElement(child)) gatherText(child, parts);
  }
}

/** All character data as it stands. */
export function textIn(root: ParentNode): string {
  const parts: string[] = [];
  gatherText(root, parts);
  return parts.join('');
}

/** All character data, white space collapsed to single spaces. */
export function textOf(root: ParentNode): string {
  return joinSpace(textIn(root));
}

export function remove(node: ChildNode): void {
  removeElement(node);
}

/** Removes what `test` names, in one pass however much it is; `'keep'` leaves what is inside untouched. */
export function removeWhere(root: ParentNode, test: (element: Element) => boolean | 'keep'): void {
  const kept = root.children.filter((child) => {
    if (!isElement(child)) return true;
    const verdict = test(child);
    if (verdict === true) child.parent = null;
    else if (verdict === false) removeWhere(child, test);
    return verdict !== true;
  });
  if (kept.length === root.children.length) return;
  root.children = kept;
  relink(root);
}

export function replace(node: ChildNode, other: ChildNode): void {
  replaceElement(node, other);
}

/** Puts the children in the place of their element. */
export function unwrap(element: Element): void {
  const parent = element.parent;
  if (!parent) return;
  const at = parent.children.indexOf(element);
  for (const child of element.children) child.parent = parent;
  parent.children.splice(at, 1, ...element.children);
  element.children = [];
  relink(parent);
}

/** Makes sibling pointers agree with the child list. */
export function relink(parent: ParentNode): void {
  parent.children.forEach((child, index) => {
    child.parent = parent;
    child.prev = parent.children[index - 1] ?? null;
    child.next = parent.children[index + 1] ?? null;
  });
}

export function createElement(
  name: string,
  children: ChildNode[] = [],
  attributes: Record<string, string> = {},
): Element {
  const element = new Element(name, attributes, []);
  for (const child of children) {
    if (child.parent) removeElement(child);
  }
  element.children = children;
  relink(element);
  return element;
}

export function createText(data: string): Text {
  return new Text(data);
}

export function serialise(nodes: ChildNode | ParentNode | ChildNode[]): string {
  return render(nodes as ChildNode, { encodeEntities: 'utf8' });
}

/** The nearest ancestor, the element itself included, that passes the test. */
export function closest(element: Element, test: (element: Element) => boolean): Element | undefined {
  let current: ParentNode | null = element;
  while (current && isElement(current)) {
    if (test(current)) return current;
    current = current.parent;
  }
  return undefined;
}

export function contains(ancestor: ParentNode, node: ChildNode): boolean {
  let current: ParentNode | null = node.parent;
  while (current) {
    if (current === ancestor) return true;
    current = current.parent;
  }
  return false;
}

/** Text in which character references were escaped once too often. */
export function decodeEntities(text: string): string {
  return /&(?:#x?)?\w+;/.test(text) ? decodeHTML(text) : text;
}
