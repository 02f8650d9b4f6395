/** Reads a response body into memory and undoes its content codings, both under one cap. */
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { FetchStop } from './http-failure.js';

const gunzip = promisify(zlib.gunzip);
const inflate = promisify(zlib.inflate);
const inflateRaw = promisify(zlib.inflateRaw);
const unbrotli = promisify(zlib.brotliDecompress);

/** What we ask for; Node 20 has no zstd. */
export const ACCEPTED_CODINGS = 'gzip, deflate, br';

/** More layers than any server stacks in earnest. */
const MAX_CODINGS = 3;

function tooLarge(maxBytes: number): FetchStop {
  return new FetchStop('too-large', `The document is larger than the cap of ${maxBytes} bytes.`);
}

async function readAtMost(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    // Leaving the loop destroys the stream, and with it the connection.
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Feeds and pages sent as they are by servers that declare a coding all the same. */
function looksLikeMarkup(bytes: Buffer): boolean {
  return /^(\xef\xbb\xbf)?\s*[<{[]/.test(bytes.toString('latin1', 0, 64));
}

/** RFC 1950 section 2.2; servers that say `deflate` often send RFC 1951 without the wrapper. */
function hasZlibHeader(bytes: Buffer): boolean {
  return bytes.length > 1 && ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
}

async function decodeOnce(bytes: Buffer, coding: string, maxBytes: number): Promise<Buffer> {
  // A flush instead of a finish keeps what arrived of a document whose last bytes are missing.
  const options = { maxOutputLength: maxBytes, finishFlush: zlib.constants.Z_SYNC_FLUSH };
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return isGzip(bytes) ? gunzip(bytes, options) : bytes;
    case 'deflate':
      return hasZlibHeader(bytes) ? inflate(bytes, options) : inflateRaw(bytes, options);
    case 'br':
      return unbrotli(bytes, {
        maxOutputLength: maxBytes,
        finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH,
      });
    default:
      throw new FetchStop('bad-encoding', `The document is packed as "${coding}", which we did not ask for.`);
  }
}

async function decode(bytes: Buffer, coding: string, maxBytes: number): Promise<Buffer> {
  try {
    return await decodeOnce(bytes, coding, maxBytes);
  } catch (error) {
    if (error instanceof FetchStop) throw error;
    if (error instanceof RangeError) throw tooLarge(maxBytes);
    if (looksLikeMarkup(bytes)) return bytes;
    throw new FetchStop('bad-encoding', `The document is not the ${coding} data it is declared to be.`);
  }
}

function listCodings(contentEncoding: string | undefined): string[] {
  const names = (contentEncoding ?? '').toLowerCase().split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity');
}

/**
 * Reads the body, at most `maxBytes` of it packed and at most `maxBytes` unpacked; decompression stops at the cap,
 * so a bomb costs no more than an honest document. Throws FetchStop.
 */
export async function readBody(
  stream: AsyncIterable<Uint8Array>,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const codings = listCodings(contentEncoding);
  if (codings.length > MAX_CODINGS) {
    throw new FetchStop('bad-encoding', `The document is packed ${codings.length} times over.`);
  }
  let bytes = await readAtMost(stream, maxBytes);
  for (const coding of codings.reverse()) {
    if (bytes.length > 0) bytes = await decode(bytes, coding, maxBytes);
  }
  // Compressed sitemaps, and servers that compress twice and declare it once.
  if (isGzip(bytes)) bytes = await decode(bytes, 'gzip', maxBytes);
  return bytes;
}
