/** Resolves character references in XML text; undefined HTML names become characters and are counted. */
import { decodeHTMLStrict } from 'entities';
import type { RepairLog } from './repair-log.js';

interface Reference {
  /** Undefined where the text only looks like a reference. */
  value: string | undefined;
  /** With `&` and `;`. */
  length: number;
}

const lessThan: Reference = { value: '<', length: 4 };
const greaterThan: Reference = { value: '>', length: 4 };
const quotationMark: Reference = { value: '"', length: 6 };
const ampersand: Reference = { value: '&', length: 5 };
const apostrophe: Reference = { value: "'", length: 6 };

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

/** The five that XML defines are by far the most frequent ones, and known without cutting the name out. */
function predefinedAt(text: string, at: number): Reference | undefined {
  switch (text.charCodeAt(at + 1)) {
    case 108:
      return text.startsWith('lt;', at + 1) ? lessThan : undefined;
    case 103:
      return text.startsWith('gt;', at + 1) ? greaterThan : undefined;
    case 113:
      return text.startsWith('quot;', at + 1) ? quotationMark : undefined;
    case 97:
      if (text.startsWith('amp;', at + 1)) return ampersand;
      return text.startsWith('apos;', at + 1) ? apostrophe : undefined;
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
    const { value, length } = predefinedAt(text, at) ?? referenceAt(text, at, repairs);
    if (value !== undefined) {
      decoded += text.slice(from, at) + value;
      from = at + length;
    } else {
      repairs.add('bare-ampersand');
    }
    at = text.indexOf('&', value === undefined ? at + 1 : from);
  }
  return decoded + text.slice(from);
}

/** What `&` begins, where a `;` is near. */
function referenceAt(text: string, at: number, repairs: RepairLog): Reference {
  const near = text.slice(at + 1, at + 1 + longestName);
  const name = near.slice(0, Math.max(0, near.indexOf(';')));
  const value = name.startsWith('#') ? decodeNumber(name) : decodeName(name, repairs);
  return { value, length: name.length + 2 };
}

/** Decodes the character references of HTML text, once. */
export const decodeHtmlText = (text: string): string => (text.includes('&') ? decodeHTMLStrict(text) : text);

export function escapeHtml(text: string): string {
  return /[&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text;
}
