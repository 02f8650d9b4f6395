/** Turns the octets of a document into text: byte order mark, HTTP charset, the document's own word, then detection. */
import { isAscii, isUtf8, transcode } from 'node:buffer';
import { normalizeEncoding, TextDecoder } from '@exodus/bytes/encoding.js';
import { decodeUtf32, detectUtf32 } from './decode-utf32.js';
import { guessEncodings } from './guess-encodings.js';
import { strangeness } from './mojibake.js';
import type { RepairLog } from './repair-log.js';

export interface Decoded {
  text: string;
  /** Encoding Standard name, lower case. */
  encoding: string;
  /** What decided. */
  because: 'bom' | 'shape' | 'http' | 'document' | 'utf-8' | 'detection' | 'fallback';
}

const sniffBytes = 1024;
const judgedBytes = 64 * 1024;
/** Above this a declared encoding is doubted; ordinary text stays well below. */
const strange = 0.08;

/**
 * Order: byte order mark (it wins over everything, Encoding Standard §6 and RFC 7303 §3.3), the `charset` of
 * `Content-Type`, the XML declaration or HTML `meta`, then detection. A declaration that the octets contradict is passed
 * over and counted as `wrong-charset`; octets that no candidate can read become U+FFFD and are counted.
 */
export function decodeBytes(bytes: Uint8Array, contentType: string | undefined, repairs: RepairLog): Decoded {
  const wide = detectUtf32(bytes);
  if (wide !== undefined) return { text: decodeUtf32(bytes, wide), encoding: wide, because: 'shape' };
  const marked = byteOrderMark(bytes);
  if (marked !== undefined)
    return decodeLeniently(bytes.subarray(marked.length), marked.encoding, 'bom', repairs);
  const shaped = wideShape(bytes) ?? escapeShape(bytes);
  if (shaped !== undefined) return decodeLeniently(bytes, shaped, 'shape', repairs);
  const declared = declaredEncodings(bytes, contentType);
  if (isAscii(bytes)) return decodeAscii(bytes, declared[0]);
  const utf8 = isUtf8(bytes) ? decodeUtf8(bytes) : undefined;
  for (const { encoding, because } of declared) {
    if (utf8 !== undefined && encoding !== 'utf-8') continue;
    const text = encoding === 'utf-8' && utf8 !== undefined ? utf8 : decodeStrictly(bytes, encoding);
    if (text !== undefined && (utf8 !== undefined || strangeness(text) < strange))
      return { text, encoding, because };
  }
  if (declared.length > 0) repairs.add('wrong-charset');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', because: 'utf-8' };
  return detect(bytes, declared, repairs);
}

const octets = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Of octets known to be UTF-8. The way by UTF-16 is the faster one in Node 20. */
const decodeUtf8 = (bytes: Uint8Array) => transcode(bytes, 'utf8', 'utf16le').toString('utf16le');

/** Seven bits are the same in every encoding that can be declared here. */
function decodeAscii(bytes: Uint8Array, declared: Declaration | undefined): Decoded {
  const text = octets(bytes).toString('latin1');
  return { text, encoding: declared?.encoding ?? 'utf-8', because: declared?.because ?? 'utf-8' };
}

function byteOrderMark(bytes: Uint8Array): { encoding: string; length: number } | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', length: 2 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', length: 2 };
  return undefined;
}

/** `<` followed or preceded by a zero octet is UTF-16 without its mark (XML 1.0 appendix F). */
function wideShape(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0x3c && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c && third === 0 && fourth !== 0) return 'utf-16be';
  return undefined;
}

/** Japanese in seven bits switches its tables with escape sequences that no other text holds. */
function escapeShape(bytes: Uint8Array): string | undefined {
  const buffer = octets(bytes);
  return buffer.includes('\u001b$B') || buffer.includes('\u001b$@') ? 'iso-2022-jp' : undefined;
}

interface Declaration {
  encoding: string;
  because: 'http' | 'document';
}

function declaredEncodings(bytes: Uint8Array, contentType: string | undefined): Declaration[] {
  const http = /charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? '')?.[1];
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, sniffBytes)).toString(
    'latin1',
  );
  const own =
    /<\?xml[^>]{0,200}?\sencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  const declarations: Declaration[] = [];
  for (const [label, because] of [
    [http, 'http'],
    [own, 'document'],
  ] as const) {
    const encoding = label === undefined ? null : asciiCompatible(normalizeEncoding(label));
    if (encoding !== null) declarations.push({ encoding, because });
  }
  return declarations;
}

/** A document that could be read far enough to say UTF-16 is not UTF-16 (Encoding Standard, "prescan"). */
function asciiCompatible(encoding: string | null): string | null {
  return encoding === 'replacement' || encoding?.startsWith('utf-16') ? null : encoding;
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Among the declared encodings and the guesses, the one whose text looks least strange; earlier ones win draws. */
function detect(bytes: Uint8Array, declared: readonly Declaration[], repairs: RepairLog): Decoded {
  if (declared.some(({ encoding }) => encoding === 'utf-8') && isMostlyUtf8(bytes))
    return decodeLeniently(bytes, 'utf-8', 'document', repairs);
  let best: (Decoded & { score: number }) | undefined;
  for (const { encoding, because } of candidates(bytes, declared)) {
    const text = decodeStrictly(bytes, encoding);
    const score = text === undefined ? Number.POSITIVE_INFINITY : strangeness(text);
    if (text !== undefined && (best === undefined || score < best.score - 0.02))
      best = { text, encoding, because, score };
  }
  if (best === undefined)
    return decodeLeniently(bytes, declared[0]?.encoding ?? 'windows-1252', 'fallback', repairs);
  return { text: best.text, encoding: best.encoding, because: best.because };
}

function candidates(
  bytes: Uint8Array,
  declared: readonly Declaration[],
): Pick<Decoded, 'encoding' | 'because'>[] {
  const guesses = guessEncodings(bytes.subarray(0, judgedBytes))
    .map((label) => asciiCompatible(normalizeEncoding(label)))
    .filter((encoding) => encoding !== null)
    .map((encoding) => ({ encoding, because: 'detection' as const }));
  return [...guesses, ...declared.filter(({ encoding }) => encoding !== 'utf-8')];
}

/** A few broken octets (a cut, a pasted line) do not make a UTF-8 document something else. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  const wide = text.replace(/\p{ASCII}/gu, '').length - broken;
  return wide > broken * 4;
}

function decodeLeniently(
  bytes: Uint8Array,
  encoding: string,
  because: Decoded['because'],
  repairs: RepairLog,
): Decoded {
  const isClean = encoding === 'utf-8' && isUtf8(bytes);
  const strict = isClean ? decodeUtf8(bytes) : decodeStrictly(bytes, encoding);
  if (strict !== undefined) return { text: strict, encoding, because };
  const text = new TextDecoder(encoding).decode(bytes);
  repairs.add('undecodable-bytes', text.split('\ufffd').length - 1);
  return { text, encoding, because };
}
