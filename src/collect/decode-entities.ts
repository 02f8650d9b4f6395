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
  const predefined = xmlEntities.get(name);
  if (predefined !== undefined) return predefined;
  if (!/^[A-Za-z][A-Za-z\d]*$/.test(name)) return undefined;
  const reference = `&${name};`;
  const decoded = decodeHTMLStrict(reference);
  repairs.add(decoded === reference ? 'unknown-entity' : 'undefined-entity');
  return decoded;
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
    const end = text.indexOf(';', at);
    const name = end === -1 || end - at > longestName ? '' : text.slice(at + 1, end);
    const value = name.startsWith('#') ? decodeNumber(name) : decodeName(name, repairs);
    if (value !== undefined) {
      decoded += text.slice(from, at) + value;
      from = end + 1;
    } else {
      repairs.add('bare-ampersand');
    }
    at = text.indexOf('&', value === undefined ? at + 1 : from);
  }
  return decoded + text.slice(from);
}

/** Decodes the character references of HTML text, once. */
export const decodeHtmlText = (text: string): string => (text.includes('&') ? decodeHTMLStrict(text) : text);

export function escapeHtml(text: string): string {
  return /[&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text;
}
