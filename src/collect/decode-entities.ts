/** Resolves character references in XML text; undefined HTML names become characters and are counted. */
import { decodeHTMLStrict } from 'entities';
import type { RepairLog } from './repair-log.js';

const xmlEntities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The longest HTML name is CounterClockwiseContourIntegral. */
const longestName = 32;

const isControl = (character: string) => character < ' ' && !/[\t\n\r]/.test(character);

/** Numbers 128 to 159 mean windows-1252 characters wherever they are met (HTML, numeric character reference end state). */
function decodeNumber(reference: string): string | undefined {
  if (!/^#(?:\d{1,8}|[xX][\da-fA-F]{1,6})$/.test(reference)) return undefined;
  const character = decodeHTMLStrict(`&${reference};`);
  return isControl(character) ? '' : character;
}

function decodeName(name: string, repairs: RepairLog): string | undefined {
  if (!/^[A-Za-z][A-Za-z\d]*$/.test(name)) return undefined;
  const reference = `&${name};`;
  const decoded = decodeHTMLStrict(reference);
  repairs.add(decoded === reference ? 'unknown-entity' : 'undefined-entity');
  return decoded;
}

/** The five by far most frequent ones, known without cutting the name out; their length is that of the reference. */
function predefinedAt(text: string, at: number): string | undefined {
  switch (text.charCodeAt(at + 1)) {
    case 108:
      return text.startsWith('lt;', at + 1) ? 'lt' : undefined;
    case 103:
      return text.startsWith('gt;', at + 1) ? 'gt' : undefined;
    case 113:
      return text.startsWith('quot;', at + 1) ? 'quot' : undefined;
    case 97:
      return text.startsWith('amp;', at + 1) ? 'amp' : text.startsWith('apos;', at + 1) ? 'apos' : undefined;
    default:
      return undefined;
  }
}

/**
 * Decodes the five XML entities, numeric references and HTML names, once. What is no reference stays as it is, and no
 * entity that a document declares is ever expanded.
 */
export function decodeXmlText(text: string, repairs: RepairLog): string {
  let at = text.indexOf('&');
  if (at === -1) return text;
  let decoded = '';
  let from = 0;
  while (at !== -1) {
    const name = predefinedAt(text, at) ?? nameAt(text, at);
    const value = xmlEntities.get(name) ?? decodeReference(name, repairs);
    if (value !== undefined) {
      decoded += text.slice(from, at) + value;
      from = at + name.length + 2;
    } else {
      repairs.add('bare-ampersand');
    }
    at = text.indexOf('&', value === undefined ? at + 1 : from);
  }
  return decoded + text.slice(from);
}

/** What stands between `&` and a near `;`; '' when there is none. */
function nameAt(text: string, at: number): string {
  const length = text.slice(at + 1, at + 1 + longestName).indexOf(';');
  return length === -1 ? '' : text.slice(at + 1, at + 1 + length);
}

const decodeReference = (name: string, repairs: RepairLog) =>
  name.startsWith('#') ? decodeNumber(name) : decodeName(name, repairs);

/** Decodes the character references of HTML text, once. */
export const decodeHtmlText = (text: string): string => (text.includes('&') ? decodeHTMLStrict(text) : text);

export function escapeHtml(text: string): string {
  return /[&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text;
}
