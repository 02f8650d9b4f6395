/** Turns the octets of a document into text: byte order mark, HTTP charset, the document's own word, then detection. */
import { normalizeEncoding, TextDecoder } from '@exodus/bytes/encoding.js';
import chardet from 'chardet';
import type { RepairLog } from './repair-log.js';

export interface Decoded {
  text: string;
  /** Encoding Standard name, lower case. */
  encoding: string;
  /** What decided. */
  because: 'bom' | 'utf-8' | 'http' | 'document' | 'shape' | 'detection' | 'fallback';
}

const sniffBytes = 1024;
const sampleBytes = 64 * 1024;

/**
 * Order: byte order mark (it wins over everything, Encoding Standard §6 and RFC 7303 §3.3), the `charset` of
 * `Content-Type`, the XML declaration or HTML `meta`, then detection. A declaration that the octets contradict is passed
 * over and counted as `wrong-charset`; octets that no candidate can read become U+FFFD and are counted.
 */
export function decodeBytes(bytes: Uint8Array, contentType: string | undefined, repairs: RepairLog): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return decodeAs(bytes.subarray(marked.length), marked.encoding, 'bom', repairs);
  const shaped = wideShape(bytes);
  if (shaped !== undefined) return decodeAs(bytes, shaped, 'shape', repairs);
  const declared = declaredEncodings(bytes, contentType);
  for (const { encoding, because } of declared) {
    const text = decodeStrictly(bytes, encoding);
    if (text !== undefined && isPlausible(text, encoding, bytes)) return { text, encoding, because };
  }
  return detect(bytes, declared[0]?.encoding, repairs);
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

/** Single-octet encodings accept anything: text that is also valid multi-octet UTF-8 is UTF-8, whatever was declared. */
function isPlausible(text: string, encoding: string, bytes: Uint8Array): boolean {
  if (encoding === 'utf-8') return true;
  if (bytes.length === text.length && !hasHighOctets(bytes)) return true;
  return !isUtf8WithMultiOctets(bytes);
}

const hasHighOctets = (bytes: Uint8Array) => bytes.some((octet) => octet >= 0x80);

function isUtf8WithMultiOctets(bytes: Uint8Array): boolean {
  return hasHighOctets(bytes) && decodeStrictly(bytes, 'utf-8') !== undefined;
}

function detect(bytes: Uint8Array, declared: string | undefined, repairs: RepairLog): Decoded {
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== undefined) {
    if (declared !== undefined) repairs.add('wrong-charset');
    return { text: utf8, encoding: 'utf-8', because: 'utf-8' };
  }
  if (declared !== undefined) repairs.add('wrong-charset');
  if (declared === 'utf-8' && mostlyUtf8(bytes)) return decodeAs(bytes, 'utf-8', 'document', repairs);
  for (const { name } of chardet.analyse(bytes.subarray(0, sampleBytes))) {
    const encoding = asciiCompatible(normalizeEncoding(name));
    const text = encoding === null ? undefined : decodeStrictly(bytes, encoding);
    if (encoding !== null && text !== undefined) return { text, encoding, because: 'detection' };
  }
  return decodeAs(bytes, declared ?? 'windows-1252', 'fallback', repairs);
}

/** A few broken octets (a cut, a pasted line) do not make a UTF-8 document something else. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  const wide = text.replace(/\p{ASCII}/gu, '').length - broken;
  return wide > broken * 4;
}

function decodeAs(
  bytes: Uint8Array,
  encoding: string,
  because: Decoded['because'],
  repairs: RepairLog,
): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  const before = decodeStrictly(bytes, encoding) === undefined ? text.split('\ufffd').length - 1 : 0;
  repairs.add('undecodable-bytes', before);
  return { text, encoding, because };
}
