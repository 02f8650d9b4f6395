/** Reads the text constructs of entries and feeds: titles as plain text, bodies as HTML. */
import { escapeHtml } from './decode-entities.js';
import { innerHtml, withoutWrapper } from './inner-html.js';
import { plainTitle, type TextKind } from './plain-title.js';
import { resolveHtmlUrls } from './resolve-urls.js';
import { isElement, textOf, type XmlElement } from './xml-element.js';

function kindOf(element: XmlElement, isAtom: boolean): TextKind | 'xhtml' {
  const type = element.attributes.type?.toLowerCase().trim();
  if (type === undefined || type === '') return isAtom ? 'text' : 'unknown';
  if (type === 'xhtml' || type === 'application/xhtml+xml') return 'xhtml';
  if (type === 'html' || type === 'text/html') return element.attributes.mode === 'xml' ? 'xhtml' : 'html';
  if (type.endsWith('xml')) return 'xhtml';
  return type === 'text' || type === 'text/plain' ? 'text' : 'unknown';
}

/** Text of an element; Atom 0.3 marks Base64 with `mode`, Atom 1.0 by a type that is no text (RFC 4287 §4.1.3.3). */
function decodedText(element: XmlElement): string {
  const text = textOf(element);
  const { mode, type } = element.attributes;
  const isBase64 =
    mode === 'base64' || (mode === undefined && type?.includes('/') && !/^text\/|xml$/i.test(type));
  if (!isBase64 || !/^[A-Za-z\d+/\s]+=*$/.test(text)) return text;
  const decoded = Buffer.from(text, 'base64').toString('utf8').trim();
  return decoded.includes('\ufffd') ? text : decoded;
}

/** One line of plain text; undefined when there is none. */
export function lineOf(element: XmlElement, isAtom: boolean): string | undefined {
  const kind = kindOf(element, isAtom);
  const line = plainTitle(decodedText(element), kind === 'xhtml' ? 'text' : kind);
  return line === '' ? undefined : line;
}

/** HTML of a body with its addresses resolved; undefined when it is empty. */
export function htmlOf(element: XmlElement, isAtom: boolean): string | undefined {
  const html = resolveHtmlUrls(markupOf(element, kindOf(element, isAtom)), element.base).trim();
  return html === '' ? undefined : html;
}

function markupOf(element: XmlElement, kind: TextKind | 'xhtml'): string {
  if (kind === 'xhtml') return innerHtml(withoutWrapper(element), { escapeText: true });
  if (element.children.some(isElement))
    return innerHtml(withoutWrapper(element), { escapeText: kind === 'text' });
  const text = decodedText(element);
  return kind === 'text' ? plainToHtml(text) : text;
}

/** Plain text as HTML; empty lines part paragraphs. */
export function plainToHtml(text: string): string {
  const escaped = escapeHtml(text.trim());
  if (!escaped.includes('\n')) return escaped;
  const paragraphs = escaped.split(/\n[ \t\r]*\n\s*/);
  return paragraphs.map((paragraph) => `<p>${paragraph.trim().replace(/\r?\n/g, '<br>')}</p>`).join('');
}
