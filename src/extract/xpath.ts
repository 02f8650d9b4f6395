/** Evaluates XPath 1.0 on a page: gives the engine the face of a W3C tree that the HTML reader's tree lacks. */
import xpath from 'xpath';
import {
  type ChildNode,
  type Document,
  type Element,
  isElement,
  isText,
  type ParentNode,
  select,
  textIn,
} from './dom.js';
import { xpathToCss } from './xpath-to-css.js';

const KINDS = { element: 1, attribute: 2, text: 3, document: 9 } as const;
const CONTAINED_BY_AND_FOLLOWING = 0x14;
const PRECEDING = 0x02;

/** Attributes come after their element and before its children in document order. */
class Face {
  parentNode: Face | null = null;
  ownerElement: Face | null = null;
  firstChild: Face | null = null;
  lastChild: Face | null = null;
  nextSibling: Face | null = null;
  previousSibling: Face | null = null;
  readonly childNodes: Face[] = [];
  readonly attributes: Face[] & { item?: (index: number) => Face | undefined } = [];
  readonly namespaceURI = null;
  ownerDocument: Face | null = null;

  constructor(
    readonly nodeType: number,
    readonly nodeName: string,
    readonly nodeValue: string | null,
    /** Place in document order. */
    readonly order: number,
    readonly source?: ChildNode,
  ) {
    this.attributes.item = (index) => this.attributes[index];
  }

  get localName(): string {
    return this.nodeName;
  }

  get name(): string {
    return this.nodeName;
  }

  get value(): string | null {
    return this.nodeValue;
  }

  get documentElement(): Face | null {
    return this.childNodes.find(({ nodeType }) => nodeType === KINDS.element) ?? null;
  }

  get data(): string | null {
    return this.nodeValue;
  }

  compareDocumentPosition(other: Face): number {
    if (other === this) return 0;
    return other.order > this.order ? CONTAINED_BY_AND_FOLLOWING : PRECEDING;
  }

  getAttribute(name: string): string {
    return this.attributes.find(({ nodeName }) => nodeName === name)?.nodeValue ?? '';
  }

  getAttributeNS(_: string | null, name: string): string {
    return this.getAttribute(name);
  }
}

class Facade {
  private count = 0;
  readonly root: Face;

  constructor(document: Document) {
    this.root = this.face(KINDS.document, '#document', null);
    this.addChildren(this.root, document);
  }

  private face(kind: number, name: string, value: string | null, source?: ChildNode): Face {
    this.count += 1;
    const face = new Face(kind, name, value, this.count, source);
    face.ownerDocument = kind === KINDS.document ? null : this.root;
    return face;
  }

  private addChildren(parent: Face, node: ParentNode): void {
    for (const child of node.children) {
      if (isText(child)) this.append(parent, this.face(KINDS.text, '#text', child.data, child));
      else if (isElement(child)) this.addElement(parent, child);
    }
  }

  private addElement(parent: Face, element: Element): void {
    const face = this.append(parent, this.face(KINDS.element, element.name, null, element));
    for (const [name, value] of Object.entries(element.attribs)) {
      const attribute = this.face(KINDS.attribute, name, value);
      attribute.ownerElement = face;
      face.attributes.push(attribute);
    }
    this.addChildren(face, element);
  }

  private append(parent: Face, child: Face): Face {
    child.parentNode = parent;
    child.previousSibling = parent.lastChild;
    if (parent.lastChild) parent.lastChild.nextSibling = child;
    parent.firstChild ??= child;
    parent.lastChild = child;
    parent.childNodes.push(child);
    return child;
  }
}

export interface XPathMatch {
  /** Absent for attributes and for what an expression computes. */
  node?: ChildNode;
  /** String value as XPath defines it. */
  text: string;
}

const MAX_MATCHES = 2000;

function textOfFace(face: Face): string {
  if (face.nodeValue !== null) return face.nodeValue;
  return face.childNodes.map(textOfFace).join('');
}

/** A page to ask; its tree must not change between the questions. */
export class XPathPage {
  private facade: Facade | undefined;

  constructor(private readonly document: Document) {}

  /** In document order. Undefined where the expression is not XPath 1.0, so that the caller can say so. */
  find(expression: string): XPathMatch[] | undefined {
    const selector = xpathToCss(expression);
    if (selector === undefined) return this.evaluate(expression);
    return select(selector, this.document)
      .slice(0, MAX_MATCHES)
      .map((node) => ({ node, text: textIn(node) }));
  }

  private evaluate(expression: string): XPathMatch[] | undefined {
    this.facade ??= new Facade(this.document);
    try {
      const found = xpath.select(expression, this.facade.root as never);
      if (!Array.isArray(found)) return [{ text: String(found ?? '') }];
      const faces = found as unknown as Face[];
      return faces.slice(0, MAX_MATCHES).map((face) => ({
        ...(face.source === undefined ? {} : { node: face.source }),
        text: textOfFace(face),
      }));
    } catch {
      return undefined;
    }
  }
}
