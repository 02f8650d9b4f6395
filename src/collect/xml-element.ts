/** The small tree that the XML reader builds for one entry or one feed head, and how to look into it. */

export type XmlChild = XmlElement | string;

export interface XmlElement {
  /** Canonical name: lower case, well-known namespaces under their usual prefix, none for RSS and Atom. */
  readonly name: string;
  /** Attribute names are lower case; values are decoded. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlChild[];
  /** Base URL in force (`xml:base`, else that of the document). */
  readonly base: string;
  /** Language in force (`xml:lang`), as declared. */
  readonly language: string | undefined;
}

export const isElement = (child: XmlChild): child is XmlElement => typeof child !== 'string';

/** All text below the element, trimmed. */
export function textOf(element: XmlElement): string {
  const [only] = element.children;
  if (element.children.length === 1 && typeof only === 'string') return only.trim();
  return rawText(element).trim();
}

function rawText(element: XmlElement): string {
  let text = '';
  for (const child of element.children) text += isElement(child) ? rawText(child) : child;
  return text;
}

/** The text of the element's own, without that of its children, trimmed. */
export function ownText(element: XmlElement): string {
  let text = '';
  for (const child of element.children) if (!isElement(child)) text += child;
  return text.trim();
}

export const childElements = (element: XmlElement): XmlElement[] => element.children.filter(isElement);

export function findChild(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) if (isElement(child) && child.name === name) return child;
  return undefined;
}

const none: readonly XmlElement[] = [];

export function findChildren(element: XmlElement, name: string): readonly XmlElement[] {
  let found: XmlElement[] | undefined;
  for (const child of element.children) {
    if (!isElement(child) || child.name !== name) continue;
    if (found === undefined) found = [child];
    else found.push(child);
  }
  return found ?? none;
}

/** Text of the first child of that name that has any; undefined otherwise. */
export function childText(element: XmlElement, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const child of element.children) {
      if (!isElement(child) || child.name !== name) continue;
      const text = textOf(child);
      if (text !== '') return text;
    }
  }
  return undefined;
}
