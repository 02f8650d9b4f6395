/** A document of plain text as publishing stores it; its tag tells its text. */
import { brotliCompressSync } from 'node:zlib';
import type { RenderedDocument } from '../../src/store-ports.js';

export function rendering(path: string, text: string, modifiedAt: Date): RenderedDocument {
  return { path, mediaType: 'text/plain', br: brotliCompressSync(text), etag: `"${text}"`, modifiedAt };
}
