/** Writes the inside of an XML element as HTML: XHTML content, and markup that a source forgot to escape. */
import { escapeHtml } from './decode-entities.js';
import { isElement, type XmlElement } from './xml-element.js';

const voidTags = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

export interface InnerHtmlOptions {
  /** Text is text (XHTML); false where the text itself is HTML beside unescaped tags. */
  escapeText: boolean;
}

export function innerHtml(element: XmlElement, options: InnerHtmlOptions): string {
  let html = '';
  for (const child of element.children) {
    if (isElement(child)) html += outerHtml(child, options);
    else html += options.escapeText ? escapeHtml(child) : child;
  }
  return html;
}

function outerHtml(element: XmlElement, options: InnerHtmlOptions): string {
  const name = localName(element.name);
  const open = `<${name}${attributesOf(element)}>`;
  return voidTags.has(name) ? open : `${open}${innerHtml(element, options)}</${name}>`;
}

function attributesOf(element: XmlElement): string {
  let html = '';
  for (const name of Object.keys(element.attributes)) {
    if (name.startsWith('xmlns') || name === 'xml:base' || !/^[\w:.-]+$/.test(name)) continue;
    html += ` ${name}="${escapeValue(element.attributes[name] ?? '')}"`;
  }
  return html;
}

const escapeValue = (value: string) =>
  /[&"<]/.test(value)
    ? value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
    : value;

/** An Atom `xhtml` construct holds one `div` that is not part of the content (RFC 4287 §3.1.1.3). */
export function withoutWrapper(element: XmlElement): XmlElement {
  const inner = element.children.filter((child) => isElement(child) || child.trim() !== '');
  const [only] = inner;
  const isWrapper =
    inner.length === 1 && only !== undefined && isElement(only) && localName(only.name) === 'div';
  return isWrapper ? only : element;
}
