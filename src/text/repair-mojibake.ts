/** Undoes a page's own fault: UTF-8 that its publisher read as Latin-1 and encoded again. */

/** The octets of one UTF-8 character, each as a character of Latin-1. */
const SEQUENCE =
  /[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}/g;
/** Control characters that no text has; in repaired punctuation one of them always stands. */
const TELLTALE = /[\u00e2\u00c3][\u0080-\u009f]/g;
/** So many of them are no accident. */
const MIN_TELLTALES = 3;

const decoder = new TextDecoder('utf-8', { fatal: true });

function decoded(sequence: string): string {
  try {
    return decoder.decode(Uint8Array.from(sequence, (character) => character.charCodeAt(0)));
  } catch {
    return sequence;
  }
}

/** `â\u0080\u0099` becomes `’`. Text without several of the control characters comes back as it is. */
export function repairMojibake(text: string): string {
  if (!text.includes('\u00e2\u0080') && !text.includes('\u00c3\u0083')) return text;
  if ((text.match(TELLTALE)?.length ?? 0) < MIN_TELLTALES) return text;
  return text.replace(SEQUENCE, decoded);
}
