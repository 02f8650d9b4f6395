/** Clears what stands before the root and what XML forbids anywhere. */

import { decodeHtmlText } from './decode-entities.js';
import type { RepairLog } from './repair-log.js';

/** How far into a document its root is looked for behind warnings and other junk. */
const junkLimit = 64 * 1024;

export function prepareXml(text: string, repairs: RepairLog): string {
  return dropPrologue(dropControls(text, repairs), repairs);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 forbids these, and Unicode's own non-characters
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Windows-1252 characters whose numbers somebody took for Unicode's. */
const copiedNumbers = /[\u0080-\u0084\u0086-\u009f]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: one look for both kinds, for the documents that have none
const suspicious = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u0080-\u0084\u0086-\u009f\ufffe\uffff]/;

function dropControls(text: string, repairs: RepairLog): string {
  if (!suspicious.test(text)) return text;
  const counted = (replacement: (character: string) => string) => (character: string) => {
    repairs.add('control-character');
    return replacement(character);
  };
  return text
    .replace(
      forbidden,
      counted((character) => (/[\v\f]/.test(character) ? ' ' : '')),
    )
    .replace(
      copiedNumbers,
      counted((character) => decodeHtmlText(`&#${character.charCodeAt(0)};`)),
    );
}

/** Drops the XML declaration, the document type with whatever it declares, and junk before the root element. */
function dropPrologue(text: string, repairs: RepairLog): string {
  const head = text.slice(0, junkLimit);
  const root = /<(?:rss|(?:\w+:)?rdf|(?:\w+:)?feed|channel|urlset|sitemapindex)(?=[\s>])/i.exec(head)?.index;
  const before = head.slice(0, root ?? 0);
  if (root !== undefined && !/<(?:item|entry)[\s>]/i.test(before)) {
    const junk = before
      .replace(/<\?[^>]*>/g, '')
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<!doctype[^[>]*(?:\[[\s\S]*\]\s*)?>/i, (doctype) => {
        if (doctype.includes('[')) repairs.add('doctype-dropped');
        return '';
      });
    if (junk.trim() !== '') repairs.add('junk-before-root');
    return text.slice(root);
  }
  return text.replace(/^\s*<\?xml[^>]*>/i, '');
}
