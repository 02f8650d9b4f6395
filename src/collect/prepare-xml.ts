/** Clears what stands before the root and what XML forbids anywhere. */

import { decodeHtmlText } from './decode-entities.js';
import { dropPrologue } from './drop-prologue.js';
import type { RepairLog } from './repair-log.js';

/** `hasControls` is false where the octets are known to hold nothing that XML forbids. */
export function prepareXml(text: string, repairs: RepairLog, hasControls = true): string {
  return dropPrologue(hasControls ? dropControls(text, repairs) : text, repairs);
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
